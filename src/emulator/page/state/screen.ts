import { type ReadonlySignal, signal } from '@preact/signals';

function matches(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const state = signal(list.matches);
  list.addEventListener('change', () => {
    state.value = list.matches;
  });
  return state;
}

/** One pane at a time: list, then conversation, then inspector. The same widths are in the style sheets. */
export const isPhone = matches('(max-width: 719.98px)');

/** Wide enough for list, conversation and inspector beside each other. */
export const isWide = matches('(min-width: 1100px)');
