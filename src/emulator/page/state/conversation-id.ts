import type { PageConversation } from '../../page-api/index.js';

/** The conversation of a member with an app. */
export function appConversationId(agentId: number, userId: string): string {
  return `app:${agentId}:${userId}`;
}

export function groupConversationId(chatId: string): string {
  return `group:${chatId}`;
}

/** A conversation without entries, from its id: `app:AGENTID:USERID` or `group:CHATID`. */
export function conversationOf(id: string): PageConversation {
  const [kind, first = '', ...rest] = id.split(':');
  return kind === 'app'
    ? { id, agentId: Number(first), userId: rest.join(':'), entries: [] }
    : { id, chatId: [first, ...rest].join(':'), entries: [] };
}
