import type { GroupChat, GroupChatOptions } from './group-chat.js';
import { opaqueId } from './ids.js';

/** Groups of members and customers (客户群). */
export class GroupChatStore {
  readonly #chats = new Map<string, GroupChat>();

  add(options: GroupChatOptions, now: number): GroupChat {
    const chat: GroupChat = {
      chatId: options.chatId ?? `wr${opaqueId(30)}`,
      name: options.name ?? '',
      owner: options.owner,
      notice: options.notice ?? '',
      memberList: options.memberList ?? [{ userId: options.owner }],
      adminList: options.adminList ?? [],
      createTime: options.createTime ?? now,
      status: options.status ?? 0,
    };
    this.#chats.set(chat.chatId, chat);
    return chat;
  }

  get(chatId: string): GroupChat | undefined {
    return this.#chats.get(chatId);
  }

  all(): GroupChat[] {
    return [...this.#chats.values()];
  }
}
