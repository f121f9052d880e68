import type { ContactEventBase } from './contact-user-events.js';

/**
 * `change_contact` / `create_party`: a department was made (新增部门).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90971
 */
export interface CreatePartyEvent extends ContactEventBase {
  readonly changeType: 'create_party';
  /** The department's id. */
  readonly id: number;
  readonly name: string;
  /** The id of the department above. */
  readonly parentId: number;
  /** The place among its siblings. */
  readonly order: number;
}

/**
 * `change_contact` / `update_party`: a department changed (更新部门). What did not change is absent.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90971
 */
export interface UpdatePartyEvent extends ContactEventBase {
  readonly changeType: 'update_party';
  /** The department's id. */
  readonly id: number;
  readonly name?: string;
  /** The id of the department above. */
  readonly parentId?: number;
}

/**
 * `change_contact` / `delete_party`: a department was removed (删除部门).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90971
 */
export interface DeletePartyEvent extends ContactEventBase {
  readonly changeType: 'delete_party';
  /** The department's id. */
  readonly id: number;
}
