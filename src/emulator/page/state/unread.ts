import { computed, effect, signal } from '@preact/signals';
import { current, rows } from './conversations.js';
import { pane } from './navigation.js';
import { isPhone } from './screen.js';
import { entriesOf, world } from './world.js';

/** By conversation, the id of the last entry that was seen. */
const seen = signal<ReadonlyMap<string, string> | undefined>(undefined);
const isVisible = signal(!document.hidden);

document.addEventListener('visibilitychange', () => {
  isVisible.value = !document.hidden;
});

/** Whether the conversation is before somebody's eyes. */
function isLookedAt(id: string): boolean {
  return isVisible.value && current.value?.id === id && (!isPhone.value || pane.value === 'chat');
}

/** How many entries of apps and robots the conversation has that were not seen. */
function countUnread(id: string): number {
  if (isLookedAt(id)) return 0;
  const entries = entriesOf(id);
  const last = seen.value?.get(id);
  const from = last === undefined ? 0 : entries.findIndex((entry) => entry.id === last) + 1;
  return entries.slice(from).filter((entry) => entry.from === 'app').length;
}

/** Conversation id to the number of unread entries. */
export const unread = computed<ReadonlyMap<string, number>>(
  () => new Map(rows.value.map(({ id }) => [id, countUnread(id)])),
);

export const unreadTotal = computed(() => [...unread.value.values()].reduce((sum, count) => sum + count, 0));

/** Keeps track of what was seen; what was there when the page was opened counts as seen. */
export function trackReading(): () => void {
  return effect(() => {
    if (world.value === undefined) return;
    const before = seen.peek();
    const next = new Map(before);
    for (const { id, entries } of world.value.conversations) {
      // Asked each time, so that the effect runs again when another conversation is opened.
      const isLooked = isLookedAt(id);
      const last = entries.at(-1);
      if (last !== undefined && (before === undefined || isLooked)) next.set(id, last.id);
    }
    seen.value = next;
  });
}
