import type { Request, RequestHandler, Response } from 'express';
import { CookieSealer } from './cookie-sealer.js';
import { DetailsCache } from './details-cache.js';
import { LoginAttempts } from './login-attempts.js';
import { LoginCookies } from './login-cookies.js';
import type { WecomLoginOptions } from './login-options.js';
import { LoginRoutes } from './login-routes.js';
import { LoginSession, type StoredLogin } from './login-session.js';
import { resolveLoginSettings } from './login-settings.js';
import { publicOrigin } from './public-origin.js';
import { sendRedirect } from './send-login-page.js';
import { toLocalPath } from './to-local-path.js';
import { wantsPage } from './wants-page.js';

/**
 * Express middleware that knows who opens a page: inside WeCom by a silent login (网页授权), in other browsers by QR
 * code (企业微信Web登录). What is mounted after it needs a login and finds the member in `request.wecomUser`; `fetch` and
 * the like get 401 with `{ error, loginUrl }` instead of a redirect. A form that posts to `/wecom-login/sign-out` signs
 * out.
 *
 * @example
 * site.use(wecomLogin({ api, origin: 'https://app.example.com' })); // WECOM_APP_COOKIE_SECRET
 * site.get('/', (request, response) => response.send(`Hello ${wecomUserOf(request).userId}`));
 * @see https://developer.work.weixin.qq.com/document/path/91022
 * @see https://developer.work.weixin.qq.com/document/path/98152
 * @throws {ConfigError} naming every setting that is missing or wrong
 */
export function wecomLogin(options: WecomLoginOptions): RequestHandler {
  const settings = resolveLoginSettings(options);
  const { api, clock, isOptional, detailsTtl } = settings;
  const sealer = new CookieSealer(settings.cookieSecrets);
  const cookies = new LoginCookies(settings);
  const session = new LoginSession(settings, sealer, cookies);
  const routes = new LoginRoutes(settings, session, new LoginAttempts({ clock, sealer, cookies }));
  const details = new DetailsCache({ read: (userId) => api.user.get(userId), ttl: detailsTtl, clock });
  return async (request, response, next) => {
    const served = routes.serve(request, response);
    if (served !== undefined) return served;
    const login = await session.read(request);
    if (login !== undefined) {
      introduce(request, login, details);
      keepPrivate(response);
    }
    if (login !== undefined || isOptional) next();
    else refuse(request, response, routes, settings.origin);
  };
}

function introduce(request: Request, login: StoredLogin, details: DetailsCache): void {
  const { userId, openId, externalUserId, deviceId, privateInfo } = login;
  const common = {
    ...(deviceId === undefined ? {} : { deviceId }),
    loginAt: new Date(login.loginAt),
    expiresAt: new Date(login.expiresAt),
  };
  if (userId !== undefined) {
    const info = privateInfo === undefined ? {} : { privateInfo };
    request.wecomUser = { userId, ...info, ...common, details: () => details.get(userId) };
  } else if (openId !== undefined) {
    request.wecomVisitor = { openId, ...(externalUserId === undefined ? {} : { externalUserId }), ...common };
  }
}

/** A page for one member must not end up in a cache that serves others; a route may say otherwise. */
function keepPrivate(response: Response): void {
  response.vary('Cookie');
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'private, no-cache');
}

function refuse(request: Request, response: Response, routes: LoginRoutes, origin: string | undefined): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (wantsPage(request)) {
    // What a form sent is lost; its page is the next best place to come back to.
    const target = isRead ? toLocalPath(request.originalUrl) : refererPath(request, origin);
    sendRedirect(response, routes.startPath(request, target), isRead ? 302 : 303);
    return;
  }
  const loginUrl = routes.startPath(request, refererPath(request, origin));
  response.status(401).set('Cache-Control', 'no-store').json({ error: 'login_required', loginUrl });
}

/** The page that the request came from, when it is one of this server's. */
function refererPath(request: Request, origin: string | undefined): string | undefined {
  const referer = request.get('referer') ?? '';
  if (!URL.canParse(referer)) return undefined;
  const page = new URL(referer);
  return page.origin === publicOrigin(request, origin) ? toLocalPath(page.pathname + page.search) : undefined;
}
