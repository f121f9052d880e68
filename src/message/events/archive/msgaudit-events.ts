import type { AgentEventBase } from '../event-base.js';

/**
 * `msgaudit_notify`: the message archive has something new (会话内容存档产生会话); at most one in 15 seconds.
 *
 * @see https://developer.work.weixin.qq.com/document/path/95039
 */
export interface MsgauditNotifyEvent extends AgentEventBase {
  readonly event: 'msgaudit_notify';
}
