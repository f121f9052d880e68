import type { OpenString } from '../../open-string.js';
import type { EventBase } from '../event-base.js';

/** What the events between a member and a customer (客户) have. Changes made through the API do not call back. */
export interface ExternalContactEventBase extends EventBase {
  readonly event: 'change_external_contact';
  /** The member. */
  readonly userId: string;
  /** The customer (外部联系人). */
  readonly externalUserId: string;
}

/**
 * `change_external_contact` / `add_external_contact`: a member and a customer are connected (添加企业客户).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface AddExternalContactEvent extends ExternalContactEventBase {
  readonly changeType: 'add_external_contact';
  /** The `state` of the contact way (联系我), or the `customer_channel` of the link (获客链接), that was used. */
  readonly state?: string;
  /**
   * Sends the welcome message through the API. Absent once the two have chatted, or when
   * `add_half_external_contact` has used it.
   */
  readonly welcomeCode?: string;
}

/**
 * `change_external_contact` / `edit_external_contact`: a member edited what is noted of a customer (编辑企业客户).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface EditExternalContactEvent extends ExternalContactEventBase {
  readonly changeType: 'edit_external_contact';
  /** Not documented here; seen in the test of an SDK. */
  readonly state?: string;
}

/**
 * `change_external_contact` / `add_half_external_contact`: a customer added a member who need not confirm, and who has
 * not yet (外部联系人免验证添加成员).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface AddHalfExternalContactEvent extends ExternalContactEventBase {
  readonly changeType: 'add_half_external_contact';
  /** The `state` of the contact way (联系我), or the `customer_channel` of the link (获客链接), that was used. */
  readonly state?: string;
  /** Sends the welcome message through the API. Absent once the two have chatted. */
  readonly welcomeCode?: string;
}

/**
 * `change_external_contact` / `del_external_contact`: a member removed a customer (删除企业客户).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface DelExternalContactEvent extends ExternalContactEventBase {
  readonly changeType: 'del_external_contact';
  /** `DELETE_BY_TRANSFER` when the customer was handed over to a colleague (在职继承). */
  readonly source?: OpenString<'DELETE_BY_TRANSFER'>;
}

/**
 * `change_external_contact` / `del_follow_user`: a customer removed a member (删除跟进成员).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface DelFollowUserEvent extends ExternalContactEventBase {
  readonly changeType: 'del_follow_user';
}

/**
 * `change_external_contact` / `transfer_fail`: a customer could not be handed over to a member (客户接替失败).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface TransferFailEvent extends ExternalContactEventBase {
  readonly changeType: 'transfer_fail';
  readonly failReason: OpenString<'customer_refused' | 'customer_limit_exceed'>;
}

/**
 * `change_external_contact` / `msg_audit_approved`: a customer agreed that the chat is archived (客户同意聊天内容存档).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92005
 */
export interface MsgAuditApprovedEvent extends ExternalContactEventBase {
  readonly changeType: 'msg_audit_approved';
  /** Sends the welcome message through the API. */
  readonly welcomeCode?: string;
}
