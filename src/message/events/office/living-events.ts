import type { AgentEventBase } from '../event-base.js';

/**
 * `living_status_change`: a live stream (直播) began, ended or was called off. Only for streams made through the API.
 *
 * @see https://developer.work.weixin.qq.com/document/path/94145
 */
export interface LivingStatusChangeEvent extends AgentEventBase {
  readonly event: 'living_status_change';
  readonly livingId: string;
  /** 0 booked, 1 live, 2 ended, 4 cancelled. 3, expired, is listed but not called back. */
  readonly status: number;
}
