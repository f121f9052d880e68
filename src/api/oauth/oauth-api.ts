import { HttpError } from '../../errors/index.js';
import type { CallContext } from '../call-context.js';
import type { CallLimits } from '../caller/index.js';
import { fromAnswer } from '../wire/index.js';
import { type AuthorizeUrlRequest, authorizeUrl, type QrLoginUrlRequest, qrLoginUrl } from './login-url.js';
import { type OAuthIdentity, type OAuthUserDetail, toOAuthIdentity } from './oauth-identity.js';

export interface OAuthApiOptions {
  /** Origin of the authorize link; `https://open.weixin.qq.com`. */
  readonly oauthBase: string;
  /** Origin of the QR login page; `https://login.work.weixin.qq.com`. */
  readonly loginBase: string;
}

/** Logging in with WeCom (身份验证). */
export class OAuthApi {
  readonly #context: CallContext;
  readonly #options: OAuthApiOptions;

  constructor(context: CallContext, options: OAuthApiOptions) {
    this.#context = context;
    this.#options = options;
  }

  /**
   * The link that logs a member in on a page inside WeCom (构造网页授权链接).
   * @see https://developer.work.weixin.qq.com/document/path/91022
   */
  authorizeUrl(request: AuthorizeUrlRequest): string {
    const agentId = this.#context.agentId('oauth.authorizeUrl');
    return authorizeUrl(this.#options.oauthBase, this.#context.corpId, agentId, request);
  }

  /**
   * The link of the page that logs a member in by QR code in any browser (企业微信Web登录).
   * @see https://developer.work.weixin.qq.com/document/path/98152
   */
  qrLoginUrl(request: QrLoginUrlRequest): string {
    const agentId = this.#context.agentId('oauth.qrLoginUrl');
    return qrLoginUrl(this.#options.loginBase, this.#context.corpId, agentId, request);
  }

  /**
   * Tells who logged in (获取访问用户身份): a member of the corp, or somebody else.
   *
   * Calls `auth/getuserinfo`; a code works once, for 5 minutes.
   * @see https://developer.work.weixin.qq.com/document/path/91023
   * @throws {ApiError} 40029 when the code is wrong, used or too old
   */
  async getUserInfo(code: string, limits: CallLimits = {}): Promise<OAuthIdentity> {
    const path = 'auth/getuserinfo';
    const identity = toOAuthIdentity(await this.#context.caller.call(path, { ...limits, query: { code } }));
    if (identity !== undefined) return identity;
    throw new HttpError('bad_answer', `${path} named nobody.`, { path, maybeProcessed: true });
  }

  /**
   * Reads what a member agreed to show (获取访问用户敏感信息).
   *
   * Calls `auth/getuserdetail`; the ticket, from `getUserInfo`, is good for 1800 s.
   * @see https://developer.work.weixin.qq.com/document/path/95833
   * @throws {ApiError} 84014 when the ticket has expired
   */
  async getUserDetail(userTicket: string, limits: CallLimits = {}): Promise<OAuthUserDetail> {
    const json = { user_ticket: userTicket };
    const answer = await this.#context.caller.call('auth/getuserdetail', { ...limits, json, idempotent: true });
    return fromAnswer<OAuthUserDetail>(answer);
  }
}
