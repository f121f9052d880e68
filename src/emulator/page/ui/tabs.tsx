import './tabs.css';
import { moveFocus } from './roving.js';

/** One of several views. */
export interface Tab<T extends string> {
  readonly id: T;
  readonly label: string;
}

interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
  /** Before the ids of the tabs; the panel is `${name}-panel`, labelled by `${name}-tab-${chosen}`. */
  readonly name: string;
}

/** A row of tabs; the arrow keys choose at once. */
export function Tabs<T extends string>({ label, tabs, chosen, onChoose, name }: TabsProps<T>) {
  const onMove = (item: HTMLElement): void => {
    const tab = tabs.find(({ id }) => id === item.dataset.tab);
    if (tab !== undefined) onChoose(tab.id);
  };
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => moveFocus(event, '.tabs__tab', { onMove })}
    >
      {tabs.map(({ id, label: text }) => (
        <button
          key={id}
          id={`${name}-tab-${id}`}
          type="button"
          class="tabs__tab"
          role="tab"
          data-tab={id}
          aria-selected={id === chosen}
          aria-controls={`${name}-panel`}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
