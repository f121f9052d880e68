import type { EventBase } from './event-base.js';

/**
 * An event that this version does not know, or a known one with an unknown ChangeType. Its fields are in `raw`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface UnknownEvent extends EventBase {
  readonly event: 'unknown';
  /** The Event as received; `''` when there was none. */
  readonly wireEvent: string;
  /** The ChangeType as received. */
  readonly wireChangeType?: string;
  readonly agentId?: number;
}
