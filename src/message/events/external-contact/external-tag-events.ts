import type { OpenString } from '../../open-string.js';
import type { EventBase } from '../event-base.js';

/** What the events of the company's tags for customers (企业客户标签) have. */
export interface ExternalTagEventBase extends EventBase {
  readonly event: 'change_external_tag';
  /** The id of the rule group (规则组) that the tag belongs to. */
  readonly strategyId?: number;
}

/** What the events of one tag, or one group of tags, have. */
export interface SingleExternalTagEventBase extends ExternalTagEventBase {
  /** The id of the tag or of the group of tags. */
  readonly id: string;
  readonly tagType: OpenString<'tag' | 'tag_group'>;
}

/**
 * `change_external_tag` / `create`: a tag or a group of tags was made (企业客户标签创建).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface CreateExternalTagEvent extends SingleExternalTagEventBase {
  readonly changeType: 'create';
}

/**
 * `change_external_tag` / `update`: a tag or a group of tags changed (企业客户标签变更).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface UpdateExternalTagEvent extends SingleExternalTagEventBase {
  readonly changeType: 'update';
}

/**
 * `change_external_tag` / `delete`: a tag or a group of tags was removed (企业客户标签删除). A group that goes with its
 * tags calls back only for itself.
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface DeleteExternalTagEvent extends SingleExternalTagEventBase {
  readonly changeType: 'delete';
}

/**
 * `change_external_tag` / `shuffle`: tags were put in another order (企业客户标签重排).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
export interface ShuffleExternalTagEvent extends ExternalTagEventBase {
  readonly changeType: 'shuffle';
  /** The id of the group of tags; `''` when the groups themselves were put in another order. */
  readonly id: string;
}
