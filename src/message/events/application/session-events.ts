import type { OpenString } from '../../open-string.js';
import type { AgentEventBase } from '../event-base.js';

/**
 * `subscribe`: a member can see the app from now on (成员关注): added to its visible range, joined the company or was
 * enabled again. The name comes from Official Accounts.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface SubscribeEvent extends AgentEventBase {
  readonly event: 'subscribe';
  /** Empty when sent at all. */
  readonly eventKey?: string;
}

/**
 * `unsubscribe`: a member can no longer see the app (取消关注): removed from its visible range, left the company or was
 * disabled.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface UnsubscribeEvent extends AgentEventBase {
  readonly event: 'unsubscribe';
}

/**
 * `enter_agent`: a member opened the app's conversation (进入应用).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface EnterAgentEvent extends AgentEventBase {
  readonly event: 'enter_agent';
  /** Empty. */
  readonly eventKey: string;
}

/**
 * `LOCATION`: where the member is (上报地理位置), sent on every entry into the app's conversation once the member has
 * consented. The only event in upper case; not the message `location`, which is a place that the member chose.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface LocationEvent extends AgentEventBase {
  readonly event: 'LOCATION';
  /** Latitude (纬度) in degrees; `raw.Latitude` has the digits as sent. */
  readonly latitude: number;
  /** Longitude (经度) in degrees; `raw.Longitude` has the digits as sent. */
  readonly longitude: number;
  /** Precision (精度); `raw.Precision` has the digits as sent, `65.000`. */
  readonly precision: number;
  /** `wxwork` when sent from WeCom; absent when sent from WeChat. */
  readonly appType?: OpenString<'wxwork'>;
}
