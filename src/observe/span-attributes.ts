/**
 * What the spans of this package carry, besides `error.type`, which has the `code` of an error of this package or the
 * name of another. Never a message, a member's id or a credential.
 */
export interface SpanAttributes {
  /** `wecom.callback`: the id that the log lines of this callback carry. */
  readonly 'wecom.request_id'?: string;
  /** `wecom.callback`, `wecom.handler`: 企业ID. */
  readonly 'wecom.corp_id'?: string;
  /** `wecom.callback`, `wecom.handler`: the app's AgentId. */
  readonly 'wecom.agent_id'?: number;
  /** `wecom.callback`: MsgType; `event` for an event. */
  readonly 'wecom.msg_type'?: string;
  /** `wecom.callback`: Event, of an event. */
  readonly 'wecom.event'?: string;
  /** `wecom.callback`: ChangeType, of an event that has one. */
  readonly 'wecom.change_type'?: string;
  /** `wecom.callback`: what it came to, as in `CallbackReport`. */
  readonly 'wecom.outcome'?: string;
  /** `wecom.callback`: the road of the answer, as in `CallbackReport`. */
  readonly 'wecom.road'?: string;
  /** `wecom.callback`: whether it had been taken before. */
  readonly 'wecom.duplicate'?: boolean;
  /** `wecom.handler`: the handler's name as the log has it. */
  readonly 'wecom.handler'?: string;
  /** `wecom.api`: the call, e.g. `message/send`; never with its query. */
  readonly 'wecom.api.path'?: string;
  /** `wecom.api`: how many HTTP requests the call took. */
  readonly 'wecom.api.attempts'?: number;
  /** Any span that failed because the server API refused a call: its errcode. */
  readonly 'wecom.errcode'?: number;
}
