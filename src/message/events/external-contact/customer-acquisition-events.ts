import type { EventBase } from '../event-base.js';

/** What the events of the customer acquisition assistant (获客助手) have. */
export interface CustomerAcquisitionEventBase extends EventBase {
  readonly event: 'customer_acquisition';
}

/**
 * `customer_acquisition` / `balance_low`: the quota is nearly used up (获客额度即将耗尽).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface BalanceLowEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'balance_low';
}

/**
 * `customer_acquisition` / `balance_exhausted`: the quota is used up (使用量已经耗尽).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface BalanceExhaustedEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'balance_exhausted';
}

/**
 * `customer_acquisition` / `balance_increased`: the quota has grown.
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface BalanceIncreasedEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'balance_increased';
}

/**
 * `customer_acquisition` / `quota_expire_soon`: a part of the quota will soon expire (获客额度即将过期).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface QuotaExpireSoonEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'quota_expire_soon';
  /** When, in seconds since 1970. */
  readonly expireTime: number;
  /** How much of it. */
  readonly expireQuotaNum: number;
}

/**
 * `customer_acquisition` / `link_unavailable`: a link stopped working (获客链接不可用).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface LinkUnavailableEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'link_unavailable';
  readonly linkId: string;
}

/**
 * `customer_acquisition` / `delete_link`: a link was removed (删除获客链接).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface DeleteLinkEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'delete_link';
  readonly linkId: string;
}

/**
 * `customer_acquisition` / `open_profile`: a visitor opened the member's profile through a link.
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface OpenProfileEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'open_profile';
  readonly linkId: string;
  /** The `customer_channel` of the link. */
  readonly state: string;
}

/**
 * `customer_acquisition` / `friend_request`: a visitor asked through a link to be connected (通过获客链接申请好友).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface FriendRequestEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'friend_request';
  readonly linkId: string;
  /** The `customer_channel` of the link. */
  readonly state: string;
}

/**
 * `customer_acquisition` / `customer_start_chat`: a customer won through a link began a chat (微信客户发起会话).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface CustomerStartChatEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'customer_start_chat';
  readonly userId: string;
  readonly externalUserId: string;
  readonly linkId: string;
}

/**
 * `customer_acquisition` / `message_from_customer`: a customer won through a link wrote.
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
export interface MessageFromCustomerEvent extends CustomerAcquisitionEventBase {
  readonly changeType: 'message_from_customer';
  readonly linkId: string;
  /** Fetches the details of the chat through the API, for 30 minutes. */
  readonly chatKey: string;
  /** No longer sent since 19 December 2024. */
  readonly userId?: string;
  /** No longer sent since 19 December 2024. */
  readonly externalUserId?: string;
  /** No longer sent since 19 December 2024. */
  readonly chatSeq?: string;
}
