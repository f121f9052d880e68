import type { ConversationEntry, PageConversation, PageEvent, PageState } from '../../page-api/index.js';
import { conversationOf } from './conversation-id.js';

/** As many as the emulator itself keeps of a conversation's entries, and of exchanges. */
const KEPT = 200;

/** The state after a change; the parts that did not change are the same objects. */
export function applyChange(state: PageState, change: PageEvent): PageState {
  const { revision } = change;
  switch (change.type) {
    case 'entry':
    case 'entry-changed':
      return { ...state, revision, conversations: withEntry(state.conversations, change.conversationId, change.entry) };
    case 'exchange':
      return { ...state, revision, exchanges: put(state.exchanges, change.exchange) };
    case 'apps':
      return { ...state, revision, apps: change.apps };
    case 'users':
      return { ...state, revision, users: change.users };
    case 'groups':
      return { ...state, revision, groups: change.groups };
    default:
      return { ...state, revision };
  }
}

function withEntry(
  conversations: readonly PageConversation[],
  id: string,
  entry: ConversationEntry,
): readonly PageConversation[] {
  if (!conversations.some((conversation) => conversation.id === id))
    return [...conversations, { ...conversationOf(id), entries: [entry] }];
  return conversations.map((conversation) =>
    conversation.id === id ? { ...conversation, entries: put(conversation.entries, entry) } : conversation,
  );
}

/** Replaces the item with the same id, else appends; the oldest drop out. */
function put<T extends { readonly id: string }>(items: readonly T[], item: T): readonly T[] {
  const index = items.findIndex(({ id }) => id === item.id);
  return index === -1 ? [...items, item].slice(-KEPT) : items.with(index, item);
}
