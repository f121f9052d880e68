import type { IncomingBase } from '../incoming-base.js';

/**
 * What every message (消息) has. Messages come only from the direct chat of a member with the app.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export interface MessageBase extends IncomingBase {
  /** The key for de-duplication. A 64-bit number on the wire, too large for a JS number, therefore a string. */
  readonly msgId: string;
  /** The app's id (应用ID). */
  readonly agentId: number;
}
