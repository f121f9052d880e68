import type { Clock } from '../clock/index.js';
import type { Logger } from '../logger/index.js';
import type { DeliveryOptions } from './delivery-options.js';
import type { OperationOptions } from './operation-options.js';
import type { ProtectionOptions } from './protection-options.js';
import type { Environment } from './setting-reader.js';

/** Settings of a `WecomApp`. What is not given is taken from the environment, then from the default. */
export interface WecomAppOptions extends DeliveryOptions, ProtectionOptions, OperationOptions {
  /** 企业ID, e.g. `ww1436e0e65a779aee`; `WECOM_APP_CORP_ID`. Required. */
  readonly corpId?: string;
  /** The callback token (Token), 1 to 32 letters and digits; `WECOM_APP_TOKEN`. Required. */
  readonly token?: string;
  /** 消息加解密密钥 (EncodingAESKey), 43 letters and digits; `WECOM_APP_AES_KEY`. Required. */
  readonly encodingAESKey?: string;
  /** The app's Secret (应用的凭证密钥), for `app.api` and `ctx.api`; `WECOM_APP_SECRET`. */
  readonly secret?: string;
  /** The app's AgentId, for `app.api` and `ctx.api`; `WECOM_APP_AGENT_ID`. */
  readonly agentId?: number;
  /** Origin of the server API; `WECOM_APP_API_BASE`; `https://qyapi.weixin.qq.com`. */
  readonly apiBase?: string;
  /** Path of the callback URL under `listen()`; `WECOM_APP_PATH`; `/wecom_app_cb`. */
  readonly path?: string;
  /** Address that `listen()` binds; `WECOM_APP_HOST`; `0.0.0.0`. */
  readonly host?: string;
  /** Port that `listen()` binds, 0 for a free one; `WECOM_APP_PORT`; 5001. */
  readonly port?: number;
  /** Largest callback body accepted, in bytes; `WECOM_APP_BODY_LIMIT`; 1,048,576. WeCom's are a few kilobytes. */
  readonly bodyLimit?: number;
  /**
   * Refuses callbacks whose signed timestamp is further than this many seconds from now;
   * `WECOM_APP_TIMESTAMP_TOLERANCE`. Off unless set: WeCom repeats a callback after 5 and 10 seconds, whether the
   * repeat carries a new timestamp is not documented, and a server whose clock drifts would refuse everything. Set
   * it, 300 for example, to shut out replayed callbacks.
   */
  readonly timestampTolerance?: number;
  /** Where lines go; a pino logger to standard output at the level of `WECOM_APP_LOG_LEVEL` (`info`). */
  readonly logger?: Logger;
  /** Where time comes from; the machine's clock. */
  readonly clock?: Clock;
  /** Where settings come from that are not given here; `process.env`. */
  readonly environment?: Environment;
}
