import { Listeners } from '../listeners.js';
import type { ConversationEntry, PageConversation } from '../page-api/index.js';
import { opaqueId } from './ids.js';

/** As many entries as are kept of one conversation; the oldest go first. */
const CAPACITY = 1000;

/** Where a conversation takes place: a member's with an app, or a group. */
export type ConversationPlace = { readonly agentId: number; readonly userId: string } | { readonly chatId: string };

/** What has happened in a conversation. */
export interface ConversationChange {
  /** `entry-changed` for an entry that was there before. */
  readonly type: 'entry' | 'entry-changed';
  readonly conversation: PageConversation;
  readonly entry: ConversationEntry;
}

interface Conversation extends PageConversation {
  readonly entries: ConversationEntry[];
}

/** Everything said between members, apps and robots, as the members see it. */
export class ConversationStore {
  readonly listeners = new Listeners<ConversationChange>();
  readonly #conversations = new Map<string, Conversation>();
  /** The conversation of each entry by the entry's id. */
  readonly #places = new Map<string, Conversation>();

  add(place: ConversationPlace, entry: Omit<ConversationEntry, 'id'>): ConversationEntry {
    const conversation = this.#open(place);
    const added = { id: opaqueId(12), ...entry };
    this.#append(conversation, added);
    this.listeners.emit({ type: 'entry', conversation, entry: added });
    return added;
  }

  /** Puts back what an earlier run had; nobody is told. */
  restore(place: ConversationPlace, entries: readonly ConversationEntry[]): void {
    const conversation = this.#open(place);
    for (const entry of entries) this.#append(conversation, entry);
  }

  /** Changes some members of an entry. */
  change(entryId: string, change: Partial<ConversationEntry>): void {
    const conversation = this.#places.get(entryId);
    const index = conversation?.entries.findIndex(({ id }) => id === entryId) ?? -1;
    const before = conversation?.entries[index];
    if (conversation === undefined || before === undefined) return;
    const entry = { ...before, ...change };
    conversation.entries[index] = entry;
    this.listeners.emit({ type: 'entry-changed', conversation, entry });
  }

  /** The conversation that an entry stands in. */
  of(entryId: string): PageConversation | undefined {
    return this.#places.get(entryId);
  }

  entry(entryId: string): ConversationEntry | undefined {
    return this.#places.get(entryId)?.entries.find(({ id }) => id === entryId);
  }

  at(place: ConversationPlace): PageConversation | undefined {
    return this.#conversations.get(idOf(place));
  }

  all(): readonly PageConversation[] {
    return [...this.#conversations.values()];
  }

  #append(conversation: Conversation, entry: ConversationEntry): void {
    conversation.entries.push(entry);
    this.#places.set(entry.id, conversation);
    if (conversation.entries.length <= CAPACITY) return;
    const oldest = conversation.entries.shift();
    if (oldest !== undefined) this.#places.delete(oldest.id);
  }

  #open(place: ConversationPlace): Conversation {
    const id = idOf(place);
    const known = this.#conversations.get(id);
    if (known !== undefined) return known;
    const opened = { id, ...place, entries: [] };
    this.#conversations.set(id, opened);
    return opened;
  }
}

function idOf(place: ConversationPlace): string {
  return 'chatId' in place ? `group:${place.chatId}` : `app:${place.agentId}:${place.userId}`;
}
