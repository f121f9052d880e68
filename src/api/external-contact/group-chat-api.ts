import type { CallContext } from '../call-context.js';
import type { CallLimits } from '../caller/index.js';
import { CursorList, type PageOptions } from '../paging/index.js';
import { defined, fromAnswer } from '../wire/index.js';

/** 0 all is well, 1 the owner has left the corp, 2 being handed over, 3 handed over. */
export type GroupChatStatus = 0 | 1 | 2 | 3;

export interface GroupChatSummary {
  readonly chatId: string;
  readonly status: GroupChatStatus;
}

export interface GroupChatMember {
  /** Of a member the userid, else the external userid. */
  readonly userId: string;
  /** 1 a member, 2 from outside. */
  readonly type: 1 | 2;
  readonly unionId?: string;
  /** Seconds since 1970. */
  readonly joinTime: number;
  /** 1 invited, 2 by a link, 3 by a QR code. */
  readonly joinScene: 1 | 2 | 3;
  readonly invitor?: { readonly userId: string };
  readonly groupNickname: string;
  /** When names were asked for. */
  readonly name?: string;
}

/** A group with customers (客户群). */
export interface GroupChat {
  readonly chatId: string;
  readonly name: string;
  readonly owner: string;
  /** Seconds since 1970. */
  readonly createTime: number;
  readonly notice?: string;
  readonly memberList: readonly GroupChatMember[];
  readonly adminList: readonly { readonly userId: string }[];
  readonly memberVersion?: string;
}

export interface GroupChatListOptions extends PageOptions {
  readonly statusFilter?: GroupChatStatus;
  /** Only groups of these owners, at most 100. Needed when the app sees more than 1000 members (81017). */
  readonly ownerFilter?: { readonly userIdList: readonly string[] };
}

/** The platform demands a page size and names no default. */
const DEFAULT_LIMIT = 100;

/** Groups with customers (客户群管理). */
export class GroupChatApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Lists the groups, page by page.
   *
   * Calls `externalcontact/groupchat/list`; 1 to 1000 on a page, 100 unless `limit` says otherwise.
   * @see https://developer.work.weixin.qq.com/document/path/92120
   */
  list(options: GroupChatListOptions = {}): CursorList<GroupChatSummary> {
    const { statusFilter, ownerFilter, limit = DEFAULT_LIMIT, cursor: start, ...limits } = options;
    const owners = ownerFilter === undefined ? undefined : { userid_list: ownerFilter.userIdList };
    return new CursorList<GroupChatSummary>(async (cursor) => {
      const json = defined({ status_filter: statusFilter, owner_filter: owners, cursor, limit });
      const answer = await this.#context.caller.call('externalcontact/groupchat/list', {
        ...limits,
        json,
        idempotent: true,
      });
      const { groupChatList = [], nextCursor } = fromAnswer<{
        groupChatList?: readonly GroupChatSummary[];
        nextCursor?: string;
      }>(answer);
      return { items: groupChatList, nextCursor };
    }, start);
  }

  /**
   * Reads a group with its members.
   *
   * Calls `externalcontact/groupchat/get`.
   * @param options `needName: 1` adds the members' names
   * @see https://developer.work.weixin.qq.com/document/path/92122
   */
  async get(
    chatId: string,
    { needName, ...limits }: CallLimits & { readonly needName?: 0 | 1 } = {},
  ): Promise<GroupChat> {
    const request = { ...limits, json: defined({ chat_id: chatId, need_name: needName }), idempotent: true };
    const answer = await this.#context.caller.call('externalcontact/groupchat/get', request);
    return fromAnswer<{ groupChat: GroupChat }>(answer).groupChat;
  }
}
