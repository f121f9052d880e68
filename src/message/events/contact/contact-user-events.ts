import type { EventBase } from '../event-base.js';
import type { ExtAttrItem } from './ext-attr.js';

/**
 * What the events of the company's contacts (通讯录) have. They reach the contact-sync assistant (通讯录同步助手), custom
 * apps built by a provider (代开发) and apps shared from upstream. What the assistant changes itself does not call back.
 */
export interface ContactEventBase extends EventBase {
  readonly event: 'change_contact';
}

/**
 * The details of a member. Any may be absent: callback URLs set or edited since 15 August 2022 get the UserID and the
 * departments only.
 */
export interface ContactUserDetails {
  readonly name?: string;
  /** The id of the main department (主部门). */
  readonly mainDepartment?: number;
  /** For each of `department` in turn, 1 when the member leads it, else 0. */
  readonly isLeaderInDept?: readonly number[];
  /** The UserIDs of the direct superiors (直属上级). */
  readonly directLeader?: readonly string[];
  /** The job title (职务). */
  readonly position?: string;
  readonly mobile?: string;
  /** 0 undefined, 1 male, 2 female. */
  readonly gender?: number;
  readonly email?: string;
  /** The e-mail address that the company gave (企业邮箱). */
  readonly bizMail?: string;
  /** 1 active, 2 disabled, 4 not activated, 5 left. */
  readonly status?: number;
  /** The URL of the portrait. */
  readonly avatar?: string;
  readonly alias?: string;
  readonly telephone?: string;
  readonly address?: string;
  readonly extAttr?: readonly ExtAttrItem[];
}

/**
 * `change_contact` / `create_user`: a member joined (新增成员).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90970
 */
export interface CreateUserEvent extends ContactEventBase, ContactUserDetails {
  readonly changeType: 'create_user';
  readonly userId: string;
  /** The ids of the departments. */
  readonly department: readonly number[];
}

/**
 * `change_contact` / `update_user`: a member changed (更新成员). What did not change is absent.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90970
 */
export interface UpdateUserEvent extends ContactEventBase, ContactUserDetails {
  readonly changeType: 'update_user';
  /** The UserID until now. */
  readonly userId: string;
  /** The UserID from now on. */
  readonly newUserId?: string;
  /** The ids of the departments. */
  readonly department?: readonly number[];
}

/**
 * `change_contact` / `delete_user`: a member left (删除成员).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90970
 */
export interface DeleteUserEvent extends ContactEventBase {
  readonly changeType: 'delete_user';
  readonly userId: string;
}
