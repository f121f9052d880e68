import type { IncomingBase } from '../incoming-base.js';

/**
 * What every event (事件) has. An event carries no MsgId; which fields it has depends on `event` and, where there is
 * one, on `changeType`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface EventBase extends IncomingBase {
  readonly msgType: 'event';
}

/** What an event bound to one application has besides. */
export interface AgentEventBase extends EventBase {
  /** The app's id (应用ID). */
  readonly agentId: number;
}
