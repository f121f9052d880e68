import type { ContactEventBase } from './contact-user-events.js';

/**
 * `change_contact` / `update_tag`: who bears a tag changed (标签成员变更).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90972
 */
export interface UpdateTagEvent extends ContactEventBase {
  readonly changeType: 'update_tag';
  readonly tagId: number;
  /** The UserIDs that bear it now. */
  readonly addUserItems: readonly string[];
  /** The UserIDs that bear it no more. */
  readonly delUserItems: readonly string[];
  /** The ids of the departments that bear it now. */
  readonly addPartyItems: readonly number[];
  /** The ids of the departments that bear it no more. */
  readonly delPartyItems: readonly number[];
}
