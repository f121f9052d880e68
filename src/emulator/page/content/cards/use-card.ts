import { useState } from 'preact/hooks';
import type { ConversationEntry } from '../../../page-api/index.js';
import { attempt, me } from '../../state/index.js';
import { actions } from '../../wire/index.js';
import { type Selection, selectionOf } from './selection-of.js';

/** What the parts of a card share: what was chosen in it, and how to click it. */
export interface Card {
  readonly entry: ConversationEntry;
  readonly selection: Selection;
  readonly isDone: boolean;
  /** A click is on its way. */
  readonly isBusy: boolean;
  select(question: string, options: readonly string[]): void;
  /** A button, a submit, or with `isMenu` an item of the menu, which carries no answers. */
  click(key: string, isMenu?: boolean): void;
}

/** The state of one card in the page: choices that were not submitted yet, and a click on its way. */
export function useCard(entry: ConversationEntry): Card {
  const [selection, setSelection] = useState<Selection>({});
  const [isBusy, setBusy] = useState(false);
  return {
    entry,
    selection,
    isBusy,
    isDone: entry.card?.isDone === true,
    select: (question, options) => setSelection((before) => ({ ...before, [question]: options })),
    click: async (key, isMenu = false) => {
      const userId = me.value?.userId;
      if (userId === undefined || isBusy) return;
      setBusy(true);
      const answers = isMenu ? undefined : selectionOf(entry.content, selection);
      const selected = answers === undefined ? {} : { selected: answers };
      await attempt(() => actions.clickCard({ userId, entryId: entry.id, key, ...selected }));
      setBusy(false);
    },
  };
}
