import { ApiError } from '../../errors/index.js';
import type { CallContext } from '../call-context.js';
import type { CallLimits, InternalRequest } from '../caller/index.js';
import { CursorList, type Page, type PageOptions } from '../paging/index.js';
import { defined, fromAnswer } from '../wire/index.js';
import { customerMessageToWire } from './attachment.js';
import {
  type MassMessageRequest,
  massMessageToWire,
  type RemarkRequest,
  remarkToWire,
  type WelcomeMessage,
} from './contact-requests.js';
import { CorpTagApi } from './corp-tag-api.js';
import type { ContactDetail, FollowedContact, FollowUser } from './external-contact.js';
import { GroupChatApi } from './group-chat-api.js';

const NO_CONTACTS = 84061;

/** One page of contacts, and the members left out for want of a licence (互通账号). */
export interface FollowedContactPage extends Page<FollowedContact> {
  readonly unlicensedUserIdList: readonly string[];
}

/** What became of a mass message. */
export interface MassMessageResult {
  /** Contacts or groups that cannot be reached. */
  readonly failList: readonly string[];
  readonly msgId: string;
}

/**
 * Customers (客户联系). For apps listed under 客户联系 > 可调用接口的应用, else every call is refused with 48002.
 */
export class ExternalContactApi {
  /** Tags of the corp for contacts (企业客户标签). */
  readonly corpTag: CorpTagApi;
  /** Groups with customers (客户群). */
  readonly groupChat: GroupChatApi;
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
    this.corpTag = new CorpTagApi(context);
    this.groupChat = new GroupChatApi(context);
  }

  /**
   * Lists the members who may have customers.
   *
   * Calls `externalcontact/get_follow_user_list`.
   * @see https://developer.work.weixin.qq.com/document/path/92571
   */
  async getFollowUserList(limits: CallLimits = {}): Promise<readonly string[]> {
    const path = 'externalcontact/get_follow_user_list';
    return (await this.#call<{ followUser?: readonly string[] }>(path, limits)).followUser ?? [];
  }

  /**
   * Lists a member's contacts by their external userids; empty when there are none.
   *
   * Calls `externalcontact/list`.
   * @see https://developer.work.weixin.qq.com/document/path/92113
   */
  async list(userId: string, limits: CallLimits = {}): Promise<readonly string[]> {
    const request = { ...limits, query: { userid: userId } };
    try {
      const answer = await this.#call<{ externalUserId?: readonly string[] }>('externalcontact/list', request);
      return answer.externalUserId ?? [];
    } catch (error) {
      if (error instanceof ApiError && error.errCode === NO_CONTACTS) return [];
      throw error;
    }
  }

  /**
   * Reads a contact with everybody who follows it, by as many calls as that takes (500 followers each).
   *
   * Calls `externalcontact/get`.
   * @see https://developer.work.weixin.qq.com/document/path/92114
   */
  async get(externalUserId: string, limits: CallLimits = {}): Promise<ContactDetail> {
    const fetchPage = (cursor?: string): Promise<ContactDetail & { readonly nextCursor?: string }> =>
      this.#call('externalcontact/get', { ...limits, query: { external_userid: externalUserId, cursor } });
    const { externalContact, followUser = [], nextCursor: start } = await fetchPage();
    if (!start) return { externalContact, followUser };
    const others = new CursorList<FollowUser>(async (cursor) => {
      const page = await fetchPage(cursor);
      return { items: page.followUser ?? [], nextCursor: page.nextCursor };
    }, start);
    return { externalContact, followUser: [...followUser, ...(await others.toArray())] };
  }

  /**
   * Lists the contacts of several members in full, page by page.
   *
   * Calls `externalcontact/batch/get_by_user`; at most 100 members, 50 contacts on a page unless `limit` says
   * otherwise, 100 at most.
   * @see https://developer.work.weixin.qq.com/document/path/92994
   */
  batchGetByUser(
    userIds: readonly string[],
    { limit, cursor: start, ...limits }: PageOptions = {},
  ): CursorList<FollowedContact, FollowedContactPage> {
    return new CursorList<FollowedContact, FollowedContactPage>(async (cursor) => {
      const json = defined({ userid_list: userIds, cursor, limit });
      const answer = await this.#call<{
        externalContactList?: readonly FollowedContact[];
        nextCursor?: string;
        failInfo?: { unlicensedUserIdList?: readonly string[] };
      }>('externalcontact/batch/get_by_user', { ...limits, json, idempotent: true });
      const unlicensedUserIdList = answer.failInfo?.unlicensedUserIdList ?? [];
      if (unlicensedUserIdList.length > 0) {
        this.#context.logger.warn({ unlicensedUserIdList }, 'contacts of members without a licence are left out');
      }
      return { items: answer.externalContactList ?? [], nextCursor: answer.nextCursor, unlicensedUserIdList };
    }, start);
  }

  /**
   * Changes a member's notes on a contact (修改客户备注信息).
   *
   * Calls `externalcontact/remark`.
   * @see https://developer.work.weixin.qq.com/document/path/92115
   */
  async remark(request: RemarkRequest, limits: CallLimits = {}): Promise<void> {
    await this.#call('externalcontact/remark', { ...limits, json: remarkToWire(request), idempotent: true });
  }

  /**
   * Welcomes a new contact (发送新客户欢迎语).
   *
   * Calls `externalcontact/send_welcome_msg`; once for each code, within 20 seconds.
   * @see https://developer.work.weixin.qq.com/document/path/92137
   * @throws {ApiError} 41050 when the code was used or is too old, 41051 when the chat has already started
   */
  async sendWelcomeMsg(message: WelcomeMessage, limits: CallLimits = {}): Promise<void> {
    const json = { welcome_code: message.welcomeCode, ...customerMessageToWire(message) };
    await this.#call('externalcontact/send_welcome_msg', { ...limits, json });
  }

  /**
   * Prepares a mass message (创建企业群发). Nothing goes out before the members who are to send it confirm it.
   *
   * Calls `externalcontact/add_msg_template`.
   * @see https://developer.work.weixin.qq.com/document/path/92135
   * @throws {ApiError} 41048 when nobody can be reached
   */
  async addMsgTemplate(request: MassMessageRequest, limits: CallLimits = {}): Promise<MassMessageResult> {
    const json = massMessageToWire(request);
    const answer = await this.#call<Partial<MassMessageResult>>('externalcontact/add_msg_template', {
      ...limits,
      json,
    });
    const { failList = [], msgId = '' } = answer;
    if (failList.length > 0) this.#context.logger.warn({ msgId, failList }, 'some customers cannot be reached');
    return { failList, msgId };
  }

  async #call<Answer>(path: string, request: InternalRequest): Promise<Answer> {
    return fromAnswer<Answer>(await this.#context.caller.call(path, request));
  }
}
