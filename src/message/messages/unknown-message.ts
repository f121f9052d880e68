import type { IncomingBase } from '../incoming-base.js';

/**
 * A message of a MsgType that this version does not know. Its fields are in `raw`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export interface UnknownMessage extends IncomingBase {
  readonly msgType: 'unknown';
  /** The MsgType as received; `''` when there was none. */
  readonly wireMsgType: string;
  /** `''` when there was none. */
  readonly msgId: string;
  readonly agentId?: number;
}
