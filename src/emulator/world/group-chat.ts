import type { JsonObject } from '../json.js';

export interface GroupChatMember {
  /** A member's userId, or a customer's external_userid. */
  readonly userId: string;
  /** 1 member (default), 2 external. */
  readonly type?: 1 | 2;
  readonly unionId?: string;
  /** Milliseconds since 1970; default when the group was made. */
  readonly joinTime?: number;
  /** 1 invited (default), 2 by link, 3 by QR code. */
  readonly joinScene?: 1 | 2 | 3;
  readonly invitor?: string;
  readonly groupNickname?: string;
  readonly name?: string;
}

/** A group of members and customers (客户群). */
export interface GroupChatOptions {
  /** Default random. */
  readonly chatId?: string;
  readonly name?: string;
  /** A member's userId. */
  readonly owner: string;
  readonly notice?: string;
  readonly memberList?: readonly GroupChatMember[];
  readonly adminList?: readonly string[];
  /** Milliseconds since 1970; default now. */
  readonly createTime?: number;
  /** 0 fine (default), 1 the owner left, 2 being inherited, 3 inherited. */
  readonly status?: 0 | 1 | 2 | 3;
}

export type GroupChat = Readonly<Required<GroupChatOptions>>;

/**
 * The `group_chat` of `externalcontact/groupchat/get`.
 *
 * @param withNames whether the caller asked for names (`need_name`)
 * @see https://developer.work.weixin.qq.com/document/path/92122
 */
export function groupChatToWire(chat: GroupChat, withNames: boolean): JsonObject {
  return {
    chat_id: chat.chatId,
    name: chat.name,
    owner: chat.owner,
    create_time: seconds(chat.createTime),
    notice: chat.notice,
    member_list: chat.memberList.map((member) => ({
      userid: member.userId,
      type: member.type ?? 1,
      unionid: member.unionId,
      join_time: seconds(member.joinTime ?? chat.createTime),
      join_scene: member.joinScene ?? 1,
      invitor: member.invitor === undefined ? undefined : { userid: member.invitor },
      group_nickname: member.groupNickname ?? '',
      name: withNames ? (member.name ?? member.userId) : undefined,
    })),
    admin_list: chat.adminList.map((userid) => ({ userid })),
    member_version: String(chat.memberList.length),
  };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
