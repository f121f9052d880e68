import type { TokenStore } from '../../store/index.js';
import type { TokenProvider } from '../token/index.js';
import type { NetworkOptions } from './network-options.js';

/** Settings of a `WecomClient`. What is not given is taken from the environment, then from the default. */
export interface WecomClientOptions extends NetworkOptions {
  /** 企业ID, e.g. `ww1436e0e65a779aee`; `WECOM_APP_CORP_ID`. Required. */
  readonly corpId?: string;
  /** The app's Secret (应用的凭证密钥); `WECOM_APP_SECRET`. Required, unless there is a `tokenProvider`. */
  readonly secret?: string;
  /** The app's AgentId; `WECOM_APP_AGENT_ID`. Calls that need it fail without it. */
  readonly agentId?: number;
  /** Where tokens and tickets are kept; memory. Processes of one app should share a store. */
  readonly tokenStore?: TokenStore;
  /** A central token service (中控服务) to ask for access tokens, in place of WeCom. */
  readonly tokenProvider?: TokenProvider;
  /**
   * Turns the repeat check (重复消息检查) on for every message, with this interval in seconds, up to 14,400. A message
   * is then repeated after a timeout, because it cannot arrive twice; but the same message sent twice on purpose
   * within the interval arrives once. Off.
   */
  readonly duplicateCheckInterval?: number;
  /** The corp's account limit (帐号上限数), to keep the app within 200 messages a day for each; not kept without it. */
  readonly accountLimit?: number;
  /** Origin of authorize links; `WECOM_APP_OAUTH_BASE`; `https://open.weixin.qq.com`. */
  readonly oauthBase?: string;
  /** Origin of the QR login page; `WECOM_APP_LOGIN_BASE`; `https://login.work.weixin.qq.com`. */
  readonly loginBase?: string;
}
