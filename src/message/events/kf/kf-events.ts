import { decodeId, id, list } from '../../field/index.js';
import type { EventBase } from '../event-base.js';
import type { EventTable } from '../event-table.js';

/**
 * `kf_msg_or_event`: WeChat customer service (微信客服) has something new. The callback is only a bell: fetch the
 * messages with `kf/sync_msg`. It names no sender, so `fromUserName` is `''`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/94670
 */
export interface KfMsgOrEventEvent extends EventBase {
  readonly event: 'kf_msg_or_event';
  /** Given to `kf/sync_msg`; valid for 10 minutes. */
  readonly token: string;
  /** The customer service account (客服账号). */
  readonly openKfId: string;
}

/**
 * `kf_account_auth_change`: which customer service accounts the app may use has changed (客服账号授权变更).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97712
 */
export interface KfAccountAuthChangeEvent extends EventBase {
  readonly event: 'kf_account_auth_change';
  /** The accounts it may use from now on. */
  readonly authAddOpenKfId: readonly string[];
  /** The accounts it may use no more. */
  readonly authDelOpenKfId: readonly string[];
}

/** The events of WeChat customer service. */
export interface KfEventMap {
  readonly kf_msg_or_event: KfMsgOrEventEvent;
  readonly kf_account_auth_change: KfAccountAuthChangeEvent;
}

export const kfEvents = {
  kf_msg_or_event: { token: id('Token'), openKfId: id('OpenKfId') },
  kf_account_auth_change: {
    authAddOpenKfId: list('AuthAddOpenKfId', decodeId),
    authDelOpenKfId: list('AuthDelOpenKfId', decodeId),
  },
} as const satisfies EventTable<KfEventMap>;
