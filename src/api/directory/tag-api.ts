import type { CallContext } from '../call-context.js';
import type { CallLimits, InternalRequest } from '../caller/index.js';
import { defined, fromAnswer, fromPipeList } from '../wire/index.js';

export interface Tag {
  readonly tagId: number;
  readonly tagName: string;
}

/** What a tag is on, as far as the app can see it. */
export interface TagMembers {
  readonly tagName: string;
  readonly userList: readonly { readonly userId: string; readonly name: string }[];
  /** Department ids. */
  readonly partyList: readonly number[];
}

/** What to put a tag on, or take it off; at least one of the lists. */
export interface TagNodes {
  /** Userids, at most 1000. */
  readonly userList?: readonly string[];
  /** Department ids, at most 100. */
  readonly partyList?: readonly number[];
}

/** What of it could not be done. */
export interface TagChange {
  /** Userids. */
  readonly invalidList: readonly string[];
  /** Department ids. */
  readonly invalidParty: readonly number[];
}

/** Tags of members and departments (标签管理). Only the app that made a tag can change it. */
export class TagApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Lists the tags.
   *
   * Calls `tag/list`.
   * @see https://developer.work.weixin.qq.com/document/path/90216
   */
  async list(limits: CallLimits = {}): Promise<readonly Tag[]> {
    return (await this.#call<{ tagList?: readonly Tag[] }>('tag/list', limits)).tagList ?? [];
  }

  /**
   * Tells what a tag is on.
   *
   * Calls `tag/get`.
   * @see https://developer.work.weixin.qq.com/document/path/90213
   */
  async get(tagId: number, limits: CallLimits = {}): Promise<TagMembers> {
    const answer = await this.#call<TagMembers>('tag/get', { ...limits, query: { tagid: tagId } });
    const { tagName, userList = [], partyList = [] } = answer;
    return { tagName, userList, partyList };
  }

  /**
   * Makes a tag and returns its id.
   *
   * Calls `tag/create`; names have up to 32 characters and are unique; at most 3000 tags.
   * @param tagId the id to give it; by default the largest so far and one
   * @see https://developer.work.weixin.qq.com/document/path/90210
   */
  async create(tagName: string, tagId?: number, limits: CallLimits = {}): Promise<number> {
    const request = { ...limits, json: defined({ tagname: tagName, tagid: tagId }) };
    return (await this.#call<{ tagId: number }>('tag/create', request)).tagId;
  }

  /**
   * Renames a tag.
   *
   * Calls `tag/update`.
   * @see https://developer.work.weixin.qq.com/document/path/90211
   */
  async update(tagId: number, tagName: string, limits: CallLimits = {}): Promise<void> {
    await this.#call('tag/update', { ...limits, json: { tagid: tagId, tagname: tagName }, idempotent: true });
  }

  /**
   * Deletes a tag.
   *
   * Calls `tag/delete`.
   * @see https://developer.work.weixin.qq.com/document/path/90212
   */
  async delete(tagId: number, limits: CallLimits = {}): Promise<void> {
    // A `GET` that writes: repeated after it was carried out it would fail for want of the tag.
    await this.#call('tag/delete', { ...limits, query: { tagid: tagId }, idempotent: false });
  }

  /**
   * Puts a tag on members and departments and returns those it could not be put on.
   *
   * Calls `tag/addtagusers`.
   * @see https://developer.work.weixin.qq.com/document/path/90214
   * @throws {ApiError} 40070 when it could be put on none of them
   */
  addTagUsers(tagId: number, nodes: TagNodes, limits: CallLimits = {}): Promise<TagChange> {
    return this.#change('tag/addtagusers', tagId, nodes, limits);
  }

  /**
   * Takes a tag off members and departments and returns those it could not be taken off.
   *
   * Calls `tag/deltagusers`.
   * @see https://developer.work.weixin.qq.com/document/path/90215
   * @throws {ApiError} 40031 when it could be taken off none of them
   */
  delTagUsers(tagId: number, nodes: TagNodes, limits: CallLimits = {}): Promise<TagChange> {
    return this.#change('tag/deltagusers', tagId, nodes, limits);
  }

  async #change(path: string, tagId: number, nodes: TagNodes, limits: CallLimits): Promise<TagChange> {
    const json = defined({ tagid: tagId, userlist: nodes.userList, partylist: nodes.partyList });
    const answer = await this.#call<{ invalidList?: string; invalidParty?: readonly number[] }>(path, {
      ...limits,
      json,
    });
    const change = { invalidList: fromPipeList(answer.invalidList), invalidParty: answer.invalidParty ?? [] };
    if (change.invalidList.length + change.invalidParty.length > 0) {
      this.#context.logger.warn({ path, tagId, ...change }, 'some members or departments could not be changed');
    }
    return change;
  }

  async #call<Answer>(path: string, request: InternalRequest): Promise<Answer> {
    return fromAnswer<Answer>(await this.#context.caller.call(path, request));
  }
}
