import type { Request, Response } from 'express';
import type { OAuthIdentity, OAuthUserDetail } from '../api/index.js';
import { ApiError, WecomError } from '../errors/index.js';
import { CodeRedeemer } from './code-redeemer.js';
import { ATTEMPT_LIFETIME, type LoginAttempts } from './login-attempts.js';
import type { LoginSession } from './login-session.js';
import type { LoginSettings } from './login-settings.js';
import type { LoginPageName } from './login-texts.js';
import { hasUnknownProxy, publicOrigin } from './public-origin.js';
import { languageOf, sendLoginPage, sendRedirect } from './send-login-page.js';
import { toLocalPath } from './to-local-path.js';

/** The clients in which the silent login works: members open apps in WeCom, and in WeChat (微信插件), too. */
const INSIDE = /\b(?:wxwork|MicroMessenger)\//i;

/** A code that is wrong, too old or used: the one remedy is another. */
const SPENT_CODES: ReadonlySet<number> = new Set([40029, 42003, 42022]);

/** The pages of the login: where it begins, where WeCom sends the browser back to, and how it ends. */
export class LoginRoutes {
  readonly #settings: LoginSettings;
  readonly #session: LoginSession;
  readonly #attempts: LoginAttempts;
  readonly #codes: CodeRedeemer;
  #hasWarned = false;

  constructor(settings: LoginSettings, session: LoginSession, attempts: LoginAttempts) {
    this.#settings = settings;
    this.#session = session;
    this.#attempts = attempts;
    this.#codes = new CodeRedeemer((code) => settings.api.oauth.getUserInfo(code), settings.clock);
  }

  /** Serves a request for one of the pages; `undefined` when it is for none. */
  serve(request: Request, response: Response): Promise<void> | undefined {
    const { path } = this.#settings;
    if (!request.path.startsWith(`${path}/`)) return undefined;
    const isGet = request.method === 'GET' || request.method === 'HEAD';
    switch (request.path.slice(path.length + 1)) {
      case 'start':
        return isGet ? this.#start(request, response) : undefined;
      case 'callback':
        return isGet ? this.#callback(request, response) : undefined;
      case 'sign-out':
        return this.#signOut(request, response);
      case 'signed-out':
        return isGet ? this.#page(request, response, 'signed_out', this.#home(request)) : undefined;
      default:
        return undefined;
    }
  }

  /** The path that logs in and comes back to `target`. */
  startPath(request: Request, target: string | undefined): string {
    return `${this.#base(request)}/start?to=${encodeURIComponent(target ?? this.#home(request))}`;
  }

  async #start(request: Request, response: Response): Promise<void> {
    const target = this.#targetOf(request);
    if ((await this.#session.read(request)) !== undefined) return sendRedirect(response, target);
    return this.#begin(request, response, target);
  }

  /** @param isSecond whether an attempt has just failed: a third is left to the visitor, or it might never end */
  async #begin(request: Request, response: Response, target: string, isSecond = false): Promise<void> {
    const { api, scope, clock, origin } = this.#settings;
    const here = publicOrigin(request, origin);
    if (here === undefined) return this.#page(request, response, 'no_host', target);
    this.#warnOfProxy(request);
    const again = isSecond ? `&again=${clock.now()}` : '';
    const redirectUri = `${here}${this.#base(request)}/callback?to=${encodeURIComponent(target)}${again}`;
    const state = await this.#attempts.begin(request, response, target);
    const link = isInside(request)
      ? api.oauth.authorizeUrl({ redirectUri, state, scope })
      : api.oauth.qrLoginUrl({ redirectUri, state, lang: languageOf(request) });
    sendRedirect(response, link);
  }

  async #callback(request: Request, response: Response): Promise<void> {
    const query = queryOf(request);
    const target = this.#targetOf(request);
    const { clock } = this.#settings;
    const isSecond = Math.abs(clock.now() - Number(query.get('again') ?? Number.NaN)) < ATTEMPT_LIFETIME;
    if (!(await this.#attempts.finish(request, response, query.get('state'), target))) {
      // Reloaded, forwarded, or made by somebody else: its code is not touched.
      return this.#retry(request, response, target, isSecond ? 'no_cookies' : undefined);
    }
    const code = query.get('code');
    if (!code) return this.#retry(request, response, target, 'denied');
    let login: OAuthIdentity;
    try {
      login = await this.#codes.redeem(code);
    } catch (error) {
      if (error instanceof ApiError && SPENT_CODES.has(error.errCode)) {
        return this.#retry(request, response, target, isSecond ? 'failed' : undefined);
      }
      if (!(error instanceof WecomError)) throw error;
      this.#settings.logger.error({ err: error }, 'WeCom did not tell who logged in');
      return this.#page(request, response, 'unavailable', target);
    }
    return this.#finish(request, response, login, target);
  }

  async #finish(request: Request, response: Response, login: OAuthIdentity, target: string): Promise<void> {
    const { allowsVisitors, logger } = this.#settings;
    if (login.kind === 'visitor' && !allowsVisitors) {
      logger.warn({ externalUserId: login.externalUserId }, 'somebody who is no member was not let in');
      return this.#page(request, response, 'no_member', target);
    }
    await this.#session.write(request, response, login, await this.#privateInfo(login));
    logger.info(login.kind === 'member' ? { userId: login.userId } : { openId: login.openId }, 'logged in');
    this.#leave(request, response, target);
  }

  async #privateInfo(login: OAuthIdentity): Promise<OAuthUserDetail | undefined> {
    if (login.kind !== 'member' || login.userTicket === undefined) return undefined;
    const { api, logger } = this.#settings;
    try {
      return await api.oauth.getUserDetail(login.userTicket);
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      logger.warn({ err: error, userId: login.userId }, 'logged in without what the member agreed to show');
      return undefined;
    }
  }

  /** To the target for those who are logged in by now; the others begin anew, or see why not. */
  async #retry(request: Request, response: Response, target: string, page: LoginPageName | undefined): Promise<void> {
    if ((await this.#session.read(request)) !== undefined) return this.#leave(request, response, target);
    if (page !== undefined) return this.#page(request, response, page, target);
    return this.#begin(request, response, target, true);
  }

  /**
   * From the callback to the page. Browsers carry the fragment of the link, `#wechat_redirect`, from redirect to
   * redirect, until a router in the page takes it for a route; one of our own ends that.
   */
  #leave(request: Request, response: Response, target: string): void {
    sendRedirect(response, isInside(request) && !target.includes('#') ? `${target}#` : target);
  }

  async #signOut(request: Request, response: Response): Promise<void> {
    if (request.method !== 'POST') {
      response.set('Allow', 'POST');
      return this.#page(request, response, 'not_allowed', this.#home(request));
    }
    if (isForeign(request, publicOrigin(request, this.#settings.origin))) {
      return this.#page(request, response, 'foreign', this.#home(request));
    }
    // A form of another site comes without the cookie (SameSite), and must not take it away either.
    if (this.#session.isPresent(request)) this.#session.clear(request, response);
    sendRedirect(response, this.#settings.signedOutPath ?? `${this.#base(request)}/signed-out`, 303);
  }

  async #page(request: Request, response: Response, name: LoginPageName, target: string): Promise<void> {
    sendLoginPage(request, response, name, this.startPath(request, target));
  }

  #base(request: Request): string {
    return request.baseUrl + this.#settings.path;
  }

  #home(request: Request): string {
    return toLocalPath(`${request.baseUrl}/`) ?? '/';
  }

  /** Where the query says that the login shall end; never on another server, nor on the login's own pages. */
  #targetOf(request: Request): string {
    const target = toLocalPath(queryOf(request).get('to'));
    return target === undefined || target.startsWith(`${this.#base(request)}/`) ? this.#home(request) : target;
  }

  #warnOfProxy(request: Request): void {
    if (this.#hasWarned || this.#settings.origin !== undefined || !hasUnknownProxy(request)) return;
    this.#hasWarned = true;
    this.#settings.logger.warn(
      {},
      'a proxy forwards to this server, but Express does not trust it: give wecomLogin its `origin`, or set `trust proxy`',
    );
  }
}

/** By the URL itself: the host may have set up another parser. */
function queryOf(request: Request): URLSearchParams {
  return new URLSearchParams(request.url.split('?').slice(1).join('?'));
}

function isInside(request: Request): boolean {
  return INSIDE.test(request.get('user-agent') ?? '');
}

/** Whether another site sent a form here. Pages may hide their origin (`null`), but not the browser's own header. */
function isForeign({ headers }: Request, here: string | undefined): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && origin !== 'null' && origin !== here;
}
