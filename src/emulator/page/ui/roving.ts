const STEPS: Readonly<Record<string, 'previous' | 'next' | 'first' | 'last'>> = {
  ArrowUp: 'previous',
  ArrowLeft: 'previous',
  ArrowDown: 'next',
  ArrowRight: 'next',
  Home: 'first',
  End: 'last',
};

interface RovingOptions {
  /** Items side by side in a grid: up and down move by so many. */
  readonly columns?: number;
  /** Hears of the item that got the focus. */
  readonly onMove?: (item: HTMLElement) => void;
}

/**
 * Moves the focus among the items of a list by arrow keys, Home and End; to be called from the list's `onKeyDown`.
 * Only one item of the list should be reached by Tab (`tabIndex` 0), the others have -1.
 */
export function moveFocus(event: KeyboardEvent, items: string, { columns, onMove }: RovingOptions = {}): void {
  const step = STEPS[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(items)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (all.length === 0) return;
  const isVertical = event.key === 'ArrowUp' || event.key === 'ArrowDown';
  const size = columns !== undefined && isVertical ? columns : 1;
  const wanted = { previous: at - size, next: at + size, first: 0, last: all.length - 1 }[step];
  const target = all[Math.min(Math.max(wanted, 0), all.length - 1)];
  event.preventDefault();
  if (target === undefined) return;
  target.focus();
  onMove?.(target);
}
