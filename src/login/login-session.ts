import type { Request, Response } from 'express';
import type { OAuthIdentity, OAuthUserDetail } from '../api/index.js';
import type { CookieSealer } from './cookie-sealer.js';
import type { LoginCookies } from './login-cookies.js';
import type { LoginSettings } from './login-settings.js';

/** Beyond this a browser might not keep the cookie, which has a name and attributes as well. */
const MAX_SEALED = 3800;

/** Who is logged in, as the session's cookie holds it. Times in milliseconds since 1970. */
export interface StoredLogin {
  readonly kind: 'session';
  /** The app that it was made for: another one on this host must not take its own for ours. */
  readonly app: string;
  readonly userId?: string;
  readonly openId?: string;
  readonly externalUserId?: string;
  readonly deviceId?: string;
  readonly privateInfo?: OAuthUserDetail;
  readonly loginAt: number;
  readonly expiresAt: number;
}

/** Keeps who is logged in with the browser, sealed. Nothing is kept here, so any number of processes will do. */
export class LoginSession {
  readonly #settings: LoginSettings;
  readonly #sealer: CookieSealer;
  readonly #cookies: LoginCookies;
  readonly #app: string;

  constructor(settings: LoginSettings, sealer: CookieSealer, cookies: LoginCookies) {
    this.#settings = settings;
    this.#sealer = sealer;
    this.#cookies = cookies;
    // Throws for a client without an agent id, which is better missed now than by the first visitor.
    const link = new URL(settings.api.oauth.authorizeUrl({ redirectUri: 'https://localhost' })).searchParams;
    this.#app = `${link.get('appid')}:${link.get('agentid')}`;
  }

  /** Who is logged in; `undefined` when nobody is, or no longer, or nobody who is let in. */
  async read(request: Request): Promise<StoredLogin | undefined> {
    const { clock, allowsVisitors } = this.#settings;
    const login = await this.#sealer.open(this.#cookies.read(request).get(this.#cookies.sessionName(request)));
    if (!isStoredLogin(login) || login.app !== this.#app || clock.now() >= login.expiresAt) return undefined;
    return login.userId === undefined && !allowsVisitors ? undefined : login;
  }

  async write(request: Request, response: Response, login: OAuthIdentity, info?: OAuthUserDetail): Promise<void> {
    const { clock, sessionLifetime, logger } = this.#settings;
    const { deviceId } = login;
    const loginAt = clock.now();
    const stored: StoredLogin = {
      kind: 'session',
      app: this.#app,
      ...whoOf(login),
      ...(deviceId === undefined ? {} : { deviceId }),
      loginAt,
      expiresAt: loginAt + sessionLifetime,
    };
    let sealed = await this.#sealer.seal(info === undefined ? stored : { ...stored, privateInfo: info });
    if (sealed.length > MAX_SEALED) {
      logger.warn({}, 'what the member agreed to show is too long for a cookie, and was left out');
      sealed = await this.#sealer.seal(stored);
    }
    this.#cookies.set(request, response, this.#cookies.sessionName(request), sealed, sessionLifetime);
  }

  /** Whether the request brought the cookie, which it does not when another site sent it. */
  isPresent(request: Request): boolean {
    return this.#cookies.read(request).has(this.#cookies.sessionName(request));
  }

  clear(request: Request, response: Response): void {
    this.#cookies.clear(request, response, this.#cookies.sessionName(request));
  }
}

function whoOf(login: OAuthIdentity): Pick<StoredLogin, 'userId' | 'openId' | 'externalUserId'> {
  if (login.kind === 'member') return { userId: login.userId };
  const { openId, externalUserId } = login;
  return { openId, ...(externalUserId === undefined ? {} : { externalUserId }) };
}

/** What is sealed is ours, but may be of an attempt, or of another version. */
function isStoredLogin(value: object | undefined): value is StoredLogin {
  const { kind, userId, openId, expiresAt } = (value ?? {}) as Partial<StoredLogin>;
  return kind === 'session' && typeof (userId ?? openId) === 'string' && typeof expiresAt === 'number';
}
