import { computed, signal } from '@preact/signals';
import type { ConversationEntry, Exchange, PageState } from '../../page-api/index.js';
import { connectLive } from '../wire/index.js';
import { applyChange } from './apply-change.js';

/** What the emulator last told; `undefined` until it has told anything. */
export const world = signal<PageState | undefined>(undefined);

export const isConnected = signal(true);

/** The conversations that have entries, by id. */
export const conversations = computed(
  () => new Map(world.value?.conversations.map((conversation) => [conversation.id, conversation])),
);

export const exchanges = computed(
  () => new Map<string, Exchange>(world.value?.exchanges.map((exchange) => [exchange.id, exchange])),
);

const NO_ENTRIES: readonly ConversationEntry[] = [];

export function entriesOf(conversationId: string): readonly ConversationEntry[] {
  return conversations.value.get(conversationId)?.entries ?? NO_ENTRIES;
}

/** Follows the emulator until the function it returns is called. */
export function followWorld(): () => void {
  return connectLive({
    onState: (state) => {
      world.value = state;
    },
    onChange: (change) => {
      if (world.value !== undefined) world.value = applyChange(world.value, change);
    },
    onConnection: (isOpen) => {
      isConnected.value = isOpen;
    },
  });
}
