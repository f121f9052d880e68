import './event-picker.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CatalogEvent } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { eventName } from './event-name.js';

interface EventPickerProps {
  readonly catalog: readonly CatalogEvent[];
  readonly chosen: CatalogEvent | undefined;
  readonly onChoose: (event: CatalogEvent) => void;
}

/** A list with a search box; the focus stays in the box while the arrow keys choose. */
export function EventPicker({ catalog, chosen, onChoose }: EventPickerProps) {
  const [wanted, setWanted] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const words = t().eventDialog;
  const needle = wanted.trim().toLowerCase();
  const shown = catalog.filter((event) => `${eventName(event)} ${event.title}`.toLowerCase().includes(needle));
  const at = chosen === undefined ? -1 : shown.indexOf(chosen);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step === undefined ? undefined : shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
  };
  return (
    <div class="event-picker">
      <input
        class="field__input"
        type="search"
        role="combobox"
        aria-label={words.search}
        aria-expanded="true"
        aria-controls="event-list"
        aria-activedescendant={at === -1 ? undefined : `event-${at}`}
        placeholder={words.search}
        value={wanted}
        data-autofocus
        onInput={({ currentTarget }) => setWanted(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id="event-list" class="event-picker__list" role="listbox" tabIndex={-1} aria-label={words.list}>
        {shown.map((event, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the keys are the search box's, which keeps the focus
          <div
            key={eventName(event)}
            id={`event-${index}`}
            class="event-picker__event"
            role="option"
            aria-selected={event === chosen}
            onClick={() => onChoose(event)}
          >
            <span class="event-picker__name">{eventName(event)}</span>
            <span class="event-picker__title" lang="zh-CN">
              {event.title}
            </span>
          </div>
        ))}
      </div>
      {shown.length === 0 && <p class="event-dialog__hint">{words.noMatch}</p>}
    </div>
  );
}
