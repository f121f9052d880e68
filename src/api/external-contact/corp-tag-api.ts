import type { CallContext } from '../call-context.js';
import type { CallLimits, InternalRequest } from '../caller/index.js';
import { defined, fromAnswer } from '../wire/index.js';

/** A tag that the corp puts on contacts. */
export interface CorpTag {
  readonly id: string;
  readonly name: string;
  /** Seconds since 1970. */
  readonly createTime: number;
  readonly order: number;
  readonly deleted?: boolean;
}

/** A group of such tags; deleting its last tag deletes it. */
export interface CorpTagGroup {
  readonly groupId: string;
  readonly groupName: string;
  /** Seconds since 1970. */
  readonly createTime: number;
  readonly order: number;
  readonly deleted?: boolean;
  readonly tag: readonly CorpTag[];
}

export interface AddCorpTagRequest {
  /** An existing group; else one is made. */
  readonly groupId?: string;
  /** At most 30 characters. */
  readonly groupName?: string;
  readonly order?: number;
  /** Names of at most 30 characters; those of one name in a group become one. */
  readonly tag: readonly { readonly name: string; readonly order?: number }[];
}

export interface EditCorpTagRequest {
  /** Of a tag or of a group. */
  readonly id: string;
  /** At most 30 characters. */
  readonly name?: string;
  readonly order?: number;
}

/** Tags or whole groups by their ids. */
export interface CorpTagIds {
  readonly tagId?: readonly string[];
  readonly groupId?: readonly string[];
}

export interface MarkTagRequest {
  readonly userId: string;
  readonly externalUserId: string;
  /** Ids of tags to put on; this list or the other must hold one. */
  readonly addTag?: readonly string[];
  readonly removeTag?: readonly string[];
}

/**
 * Tags of the corp for contacts (企业客户标签). An app changes only tags it made.
 * @see https://developer.work.weixin.qq.com/document/path/92117
 */
export class CorpTagApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Lists the groups with their tags: all, or those named. Group ids win over tag ids.
   *
   * Calls `externalcontact/get_corp_tag_list`.
   */
  async list({ tagId, groupId }: CorpTagIds = {}, limits: CallLimits = {}): Promise<readonly CorpTagGroup[]> {
    const request = { ...limits, json: defined({ tag_id: tagId, group_id: groupId }), idempotent: true };
    const path = 'externalcontact/get_corp_tag_list';
    return (await this.#call<{ tagGroup?: readonly CorpTagGroup[] }>(path, request)).tagGroup ?? [];
  }

  /**
   * Makes tags, and their group if need be.
   *
   * Calls `externalcontact/add_corp_tag`; at most 10,000 tags in the corp.
   */
  async add({ groupId, groupName, order, tag }: AddCorpTagRequest, limits: CallLimits = {}): Promise<CorpTagGroup> {
    const tags = tag.map(({ name, order }) => defined({ name, order }));
    const json = defined({ group_id: groupId, group_name: groupName, order, tag: tags });
    const answer = await this.#call<{ tagGroup: CorpTagGroup }>('externalcontact/add_corp_tag', { ...limits, json });
    return answer.tagGroup;
  }

  /**
   * Renames or moves a tag or a group.
   *
   * Calls `externalcontact/edit_corp_tag`.
   */
  async edit({ id, name, order }: EditCorpTagRequest, limits: CallLimits = {}): Promise<void> {
    const json = defined({ id, name, order });
    await this.#call('externalcontact/edit_corp_tag', { ...limits, json, idempotent: true });
  }

  /**
   * Deletes tags or whole groups.
   *
   * Calls `externalcontact/del_corp_tag`.
   */
  async delete({ tagId, groupId }: CorpTagIds, limits: CallLimits = {}): Promise<void> {
    const json = defined({ tag_id: tagId, group_id: groupId });
    await this.#call('externalcontact/del_corp_tag', { ...limits, json });
  }

  /**
   * Puts tags on a member's contact and takes others off. Not two at once for one contact: 45035, which is retried.
   *
   * Calls `externalcontact/mark_tag`.
   * @see https://developer.work.weixin.qq.com/document/path/92118
   * @throws {ApiError} 84061 when it is no contact of the member
   */
  async mark(request: MarkTagRequest, limits: CallLimits = {}): Promise<void> {
    const { userId, externalUserId, addTag, removeTag } = request;
    const json = defined({
      userid: userId,
      external_userid: externalUserId,
      add_tag: addTag,
      remove_tag: removeTag,
    });
    await this.#call('externalcontact/mark_tag', { ...limits, json, idempotent: true });
  }

  async #call<Answer>(path: string, request: InternalRequest): Promise<Answer> {
    return fromAnswer<Answer>(await this.#context.caller.call(path, request));
  }
}
