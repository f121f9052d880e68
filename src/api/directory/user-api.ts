import type { CallContext } from '../call-context.js';
import type { CallLimits, InternalRequest } from '../caller/index.js';
import { CursorList, type PageOptions } from '../paging/index.js';
import { defined, fromAnswer } from '../wire/index.js';
import type { DepartmentUser, SimpleUser, User } from './user.js';

/** Members (成员管理). An app sees its visible range (可见范围) only. */
export class UserApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Reads a member.
   *
   * Calls `user/get`; userids have 1 to 64 bytes and no case.
   * @see https://developer.work.weixin.qq.com/document/path/90196
   * @throws {ApiError} 60111 when there is no such member, or none that the app can see
   */
  get(userId: string, limits: CallLimits = {}): Promise<User> {
    return this.#call('user/get', { ...limits, query: { userid: userId } });
  }

  /**
   * Lists the members of a department in short.
   *
   * Calls `user/simplelist`.
   * @see https://developer.work.weixin.qq.com/document/path/90200
   */
  async simpleList(departmentId: number, limits: CallLimits = {}): Promise<readonly SimpleUser[]> {
    const request = { ...limits, query: { department_id: departmentId } };
    const { userList } = await this.#call<{ userList?: readonly SimpleUser[] }>('user/simplelist', request);
    return userList ?? [];
  }

  /**
   * Lists the members of a department in full.
   *
   * Calls `user/list`.
   * @see https://developer.work.weixin.qq.com/document/path/90201
   * @throws {ApiError} 45029 when they are too many for one answer
   */
  async list(departmentId: number, limits: CallLimits = {}): Promise<readonly User[]> {
    const request = { ...limits, query: { department_id: departmentId } };
    const { userList } = await this.#call<{ userList?: readonly User[] }>('user/list', request);
    return userList ?? [];
  }

  /**
   * Lists all members with their departments (获取成员ID列表), page by page. Only with the contacts-sync secret
   * (通讯录同步), else 48002.
   *
   * Calls `user/list_id`; 1 to 10,000 on a page.
   * @see https://developer.work.weixin.qq.com/document/path/96067
   */
  listId({ limit, cursor: start, ...limits }: PageOptions = {}): CursorList<DepartmentUser> {
    return new CursorList<DepartmentUser>(async (cursor) => {
      const request = { ...limits, json: defined({ cursor, limit }), idempotent: true };
      const answer = await this.#call<{ deptUser?: readonly DepartmentUser[]; nextCursor?: string }>(
        'user/list_id',
        request,
      );
      return { items: answer.deptUser ?? [], nextCursor: answer.nextCursor };
    }, start);
  }

  /**
   * Finds a member by mobile number. WeCom blocks the call for a day when too many of the numbers are wrong.
   *
   * Calls `user/getuserid`.
   * @throws {ApiError} 46004 when nobody has it
   */
  async getUserId(mobile: string, limits: CallLimits = {}): Promise<string> {
    const request = { ...limits, json: { mobile }, idempotent: true };
    return (await this.#call<{ userId: string }>('user/getuserid', request)).userId;
  }

  /**
   * Finds a member by mail address.
   *
   * Calls `user/get_userid_by_email`.
   * @param emailType 1 the corp's mail (企业邮箱, the default), 2 the member's own
   * @throws {ApiError} 46004 when nobody has it
   */
  async getUserIdByEmail(email: string, emailType: 1 | 2 = 1, limits: CallLimits = {}): Promise<string> {
    const request = { ...limits, json: { email, email_type: emailType }, idempotent: true };
    return (await this.#call<{ userId: string }>('user/get_userid_by_email', request)).userId;
  }

  /**
   * Translates a userid to the openid that WeChat knows the member by.
   *
   * Calls `user/convert_to_openid`.
   */
  async convertToOpenId(userId: string, limits: CallLimits = {}): Promise<string> {
    const request = { ...limits, json: { userid: userId }, idempotent: true };
    return (await this.#call<{ openId: string }>('user/convert_to_openid', request)).openId;
  }

  async #call<Answer>(path: string, request: InternalRequest): Promise<Answer> {
    return fromAnswer<Answer>(await this.#context.caller.call(path, request));
  }
}
