import { RequestError } from '../../errors/index.js';

/** Where the browser comes back to with `code` and `state`. */
export interface LoginUrlRequest {
  /** With its scheme. Domain and port must equal the app's trusted domain (可信域名), else 50001. */
  readonly redirectUri: string;
  /** Comes back as it is: at most 128 letters and digits. Make it random and check it, against forged logins. */
  readonly state?: string;
}

export interface AuthorizeUrlRequest extends LoginUrlRequest {
  /**
   * `snsapi_base` (the default) tells the userid without asking; `snsapi_privateinfo` asks the member, and brings the
   * ticket for `getUserDetail`.
   */
  readonly scope?: 'snsapi_base' | 'snsapi_privateinfo';
}

export interface QrLoginUrlRequest extends LoginUrlRequest {
  /** Language of the page; 中文 by default. */
  readonly lang?: 'zh' | 'en';
  /** `CorpApp` (the default) for a self-built app, `ServiceApp` for a provider. */
  readonly loginType?: 'CorpApp' | 'ServiceApp';
}

const STATE = /^[a-zA-Z0-9]{0,128}$/;
const INVALID_STATE = 84025;

/** Builds the link that logs a member in inside WeCom. The client keys on the order and on the fragment. */
export function authorizeUrl(base: string, corpId: string, agentId: number, request: AuthorizeUrlRequest): string {
  const { redirectUri, state, scope = 'snsapi_base' } = request;
  const query = {
    appid: corpId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state: checked(state),
    agentid: agentId,
  };
  return `${base}/connect/oauth2/authorize?${spell(query)}#wechat_redirect`;
}

/** Builds the link of the page that logs a member in by QR code, in a browser outside WeCom. */
export function qrLoginUrl(base: string, corpId: string, agentId: number, request: QrLoginUrlRequest): string {
  const { redirectUri, state, lang, loginType = 'CorpApp' } = request;
  const query = {
    login_type: loginType,
    appid: corpId,
    agentid: agentId,
    redirect_uri: redirectUri,
    state: checked(state),
    lang,
  };
  return `${base}/wwlogin/sso/login?${spell(query)}`;
}

function checked(state: string | undefined): string | undefined {
  if (state === undefined || STATE.test(state)) return state;
  throw new RequestError('state', 'may hold at most 128 characters, letters and digits only.', {
    errCode: INVALID_STATE,
  });
}

/** Percent-encoded, with `%20` for a blank. */
function spell(query: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.join('&');
}
