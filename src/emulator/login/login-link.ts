import { EmulatorError } from '../emulator-error.js';
import type { EmulatedApp, World } from '../world/index.js';

/** The page that a link inside WeCom leads to (网页授权). */
export const AUTHORIZE_PATH = '/connect/oauth2/authorize';

/** The page with the QR code, for browsers outside WeCom (企业微信Web登录). */
export const QR_LOGIN_PATH = '/wwlogin/sso/login';

/** A login link, understood and checked. */
export interface LoginLink {
  readonly kind: 'authorize' | 'qr';
  /** Absent for an authorize link without `agentid`. */
  readonly app: EmulatedApp | undefined;
  readonly redirectUri: string;
  readonly scope: 'snsapi_base' | 'snsapi_privateinfo';
  readonly state: string | undefined;
  /** What the link asks the page to speak; of QR links only. */
  readonly lang: 'zh' | 'en' | undefined;
  /** What WeCom would refuse, or is said to. */
  readonly warnings: readonly string[];
}

const STATE = /^[a-zA-Z0-9]{0,128}$/;

/** Tells whether a path is that of a login page. */
export function isLoginPath(path: string): boolean {
  return path === AUTHORIZE_PATH || path === QR_LOGIN_PATH;
}

/**
 * Reads a login link as WeCom does.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91022
 * @see https://developer.work.weixin.qq.com/document/path/98152
 * @throws EmulatorError `invalid_argument` for a link that WeCom answers with an error page; the message begins with
 * the code that fits
 */
export function readLoginLink({ pathname, searchParams: query }: URL, world: World): LoginLink {
  const kind = pathname === QR_LOGIN_PATH ? 'qr' : 'authorize';
  const { corpId } = world.corp;
  const warnings: string[] = [];
  const advise = (text: string): void => {
    if (world.strict) throw new EmulatorError('invalid_argument', text);
    warnings.push(text);
  };
  demand(query.get('appid') === corpId, `40013: appid must be the corp id, here ${corpId}.`);
  if (kind === 'qr') {
    demand(query.get('login_type') === 'CorpApp', '-31040: login_type must be CorpApp, for a self-built app.');
  } else {
    demand(query.get('response_type') === 'code', '40035: response_type must be code.');
  }
  const app = readApp(query.get('agentid'), kind, world);
  if (app === undefined) advise('41011: agentid is missing; without it snsapi_privateinfo behaves as snsapi_base.');
  const state = query.get('state') ?? undefined;
  demand(state === undefined || STATE.test(state), '84025: state may hold at most 128 letters and digits.');
  const redirectUri = readRedirectUri(query.get('redirect_uri'), app, advise);
  const scope = kind === 'qr' ? 'snsapi_base' : readScope(query.get('scope'));
  const lang = query.get('lang');
  return { kind, app, redirectUri, scope, state, lang: lang === 'zh' || lang === 'en' ? lang : undefined, warnings };
}

function readApp(agentId: string | null, kind: LoginLink['kind'], world: World): EmulatedApp | undefined {
  if (!agentId && kind === 'authorize') return undefined;
  const app = world.apps.byAgentId(Number(agentId || Number.NaN));
  if (app === undefined) {
    const code = kind === 'qr' ? -31028 : 40056;
    throw new EmulatorError('invalid_argument', `${code}: there is no app with agentid ${agentId ?? '(none)'}.`);
  }
  demand(app.enabled, `50003: app ${app.agentId} is stopped.`);
  return app;
}

/** The domain, with its port, must be the app's trusted one to the letter. */
function readRedirectUri(given: string | null, app: EmulatedApp | undefined, advise: (text: string) => void): string {
  const url = given !== null && URL.canParse(given) ? new URL(given) : undefined;
  if (given === null || url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new EmulatorError('invalid_argument', '50001: redirect_uri must be a URL with http:// or https://.');
  }
  if (app === undefined) return given;
  const { agentId, redirectDomain } = app;
  if (redirectDomain === '') {
    advise(`50001: app ${agentId} has no trusted domain (可信域名); WeCom demands one, here ${url.host}.`);
  } else {
    const isTrusted = url.host === redirectDomain.toLowerCase();
    demand(
      isTrusted,
      `50001: redirect_uri must lie on the trusted domain (可信域名) ${redirectDomain}, not ${url.host}.`,
    );
  }
  return given;
}

function readScope(scope: string | null): LoginLink['scope'] {
  if (scope === 'snsapi_base' || scope === 'snsapi_privateinfo') return scope;
  throw new EmulatorError('invalid_argument', '92000: scope must be snsapi_base or snsapi_privateinfo.');
}

function demand(holds: boolean, text: string): void {
  if (!holds) throw new EmulatorError('invalid_argument', text);
}
