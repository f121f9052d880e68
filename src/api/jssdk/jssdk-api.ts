import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock/index.js';
import type { CallContext } from '../call-context.js';
import type { CredentialCache } from '../token/index.js';
import { signUrl } from './sign-url.js';

/** What the page gives to `wx.config`. */
export interface JssdkConfig {
  /** The corp id. */
  readonly appId: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly nonceStr: string;
  readonly signature: string;
}

/** What the page gives to `wx.agentConfig`. */
export interface JssdkAgentConfig {
  readonly corpId: string;
  readonly agentId: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly nonceStr: string;
  readonly signature: string;
}

export interface JssdkApiOptions {
  readonly clock: Clock;
  readonly corpTicket: CredentialCache;
  readonly appTicket: CredentialCache;
}

/**
 * Signatures for web pages that use the JS-SDK. The tickets behind them are cached like access tokens: WeCom hands out
 * 400 an hour to a corp and 100 to an app.
 * @see https://developer.work.weixin.qq.com/document/path/90506
 */
export class JssdkApi {
  readonly #context: CallContext;
  readonly #options: JssdkApiOptions;

  constructor(context: CallContext, options: JssdkApiOptions) {
    this.#context = context;
    this.#options = options;
  }

  /**
   * Signs a page for `wx.config`, by the corp's ticket.
   * @param url the page's URL as the browser shows it
   */
  async config(url: string): Promise<JssdkConfig> {
    return { appId: this.#context.corpId, ...this.#sign(await this.#options.corpTicket.get(), url) };
  }

  /**
   * Signs a page for `wx.agentConfig`, by the app's ticket.
   * @param url the page's URL as the browser shows it
   */
  async agentConfig(url: string): Promise<JssdkAgentConfig> {
    const { corpId } = this.#context;
    const agentId = this.#context.agentId('jssdk.agentConfig');
    return { corpId, agentId, ...this.#sign(await this.#options.appTicket.get(), url) };
  }

  /**
   * The corp's ticket (企业的jsapi_ticket): a credential, not for pages.
   *
   * Calls `get_jsapi_ticket`.
   * @param refused a ticket that proved unusable (42012), to get another one
   */
  getCorpTicket(refused?: string): Promise<string> {
    const { corpTicket } = this.#options;
    return refused === undefined ? corpTicket.get() : corpTicket.renew(refused);
  }

  /**
   * The app's ticket (应用的jsapi_ticket): a credential, not for pages; of no use to other apps.
   *
   * Calls `ticket/get` with `type=agent_config`.
   * @param refused a ticket that proved unusable (42012), to get another one
   */
  getAppTicket(refused?: string): Promise<string> {
    const { appTicket } = this.#options;
    return refused === undefined ? appTicket.get() : appTicket.renew(refused);
  }

  #sign(ticket: string, url: string): Pick<JssdkConfig, 'timestamp' | 'nonceStr' | 'signature'> {
    const timestamp = Math.floor(this.#options.clock.now() / 1000);
    const nonceStr = randomBytes(12).toString('hex');
    return { timestamp, nonceStr, signature: signUrl({ ticket, nonceStr, timestamp, url }) };
  }
}
