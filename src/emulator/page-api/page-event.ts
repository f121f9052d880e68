import type { ConversationEntry } from './conversation-entry.js';
import type { Exchange } from './exchange.js';
import type { PageApp, PageGroup, PageUser } from './page-state.js';

/** What `GET /_emulator/events` (server-sent events, `event: change`) tells, one JSON object an event. */
export type PageEvent = { readonly revision: number } & (
  | { readonly type: 'entry'; readonly conversationId: string; readonly entry: ConversationEntry }
  /** The entry with this id has changed: a card was updated, a message taken back. */
  | { readonly type: 'entry-changed'; readonly conversationId: string; readonly entry: ConversationEntry }
  /** A new exchange, or one that has changed (same id). */
  | { readonly type: 'exchange'; readonly exchange: Exchange }
  | { readonly type: 'apps'; readonly apps: readonly PageApp[] }
  | { readonly type: 'users'; readonly users: readonly PageUser[] }
  | { readonly type: 'groups'; readonly groups: readonly PageGroup[] }
);
