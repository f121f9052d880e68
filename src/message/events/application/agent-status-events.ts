import type { AgentEventBase, EventBase } from '../event-base.js';

/**
 * `switch_workbench_mode`: the app's custom display on the workbench was switched (工作台自定义开关).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92535
 */
export interface SwitchWorkbenchModeEvent extends AgentEventBase {
  readonly event: 'switch_workbench_mode';
  /** 1 on, 0 off. */
  readonly mode: number;
}

/**
 * `share_agent_change`: the sharing of the app with linked companies changed (企业互联共享应用).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface ShareAgentChangeEvent extends AgentEventBase {
  readonly event: 'share_agent_change';
  /** The app's id in the upstream company. */
  readonly agentId: number;
}

/**
 * `share_chain_change`: the sharing of the app along the supply chain changed (上下游共享应用).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface ShareChainChangeEvent extends AgentEventBase {
  readonly event: 'share_chain_change';
  /** The app's id in the upstream company. */
  readonly agentId: number;
}

/**
 * `inactive_alert`: the app will be suspended because nobody uses it (长期未使用停用预警).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface InactiveAlertEvent extends AgentEventBase {
  readonly event: 'inactive_alert';
  /** When it will be suspended, in seconds since 1970. */
  readonly effectTime: number;
}

/**
 * `close_inactive_agent`: the app was suspended because nobody used it (临时停用).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface CloseInactiveAgentEvent extends AgentEventBase {
  readonly event: 'close_inactive_agent';
}

/**
 * `reopen_inactive_agent`: a member put the suspended app back to use (重新启用).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface ReopenInactiveAgentEvent extends AgentEventBase {
  readonly event: 'reopen_inactive_agent';
}

/**
 * `low_active_alert`: the app will count as hardly used (低活跃预警).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface LowActiveAlertEvent extends AgentEventBase {
  readonly event: 'low_active_alert';
  /** When it will, in seconds since 1970. */
  readonly effectTime: number;
}

/**
 * `low_active`: the app counts as hardly used (低活跃).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface LowActiveEvent extends AgentEventBase {
  readonly event: 'low_active';
}

/**
 * `active_restored`: the app no longer counts as hardly used (活跃恢复).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface ActiveRestoredEvent extends AgentEventBase {
  readonly event: 'active_restored';
}

/**
 * `unlicensed_notify`: a licence for the interfaces has lapsed (接口许可失效通知). Its payload is not confirmed.
 *
 * @see https://developer.work.weixin.qq.com/document/path/95716
 */
export interface UnlicensedNotifyEvent extends EventBase {
  readonly event: 'unlicensed_notify';
  readonly agentId?: number;
}
