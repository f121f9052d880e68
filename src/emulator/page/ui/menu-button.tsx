import './menu-button.css';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Popover } from './popover.js';
import { moveFocus } from './roving.js';

/** One entry of a menu. */
export interface MenuItem {
  readonly key: string;
  readonly label: ComponentChildren;
  /** Given: one of several of which the marked one holds. */
  readonly isChecked?: boolean;
  readonly onChoose: () => void;
}

interface MenuButtonProps {
  readonly class: string;
  /** The name for screen readers; also the tooltip. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Where the menu opens, seen from the button. */
  readonly place?: 'above' | 'above-start' | 'below' | 'beside';
  readonly isDisabled?: boolean;
  readonly children: ComponentChildren;
}

/** A button with a menu: arrow keys move in it, Esc closes it. */
export function MenuButton({ class: className, label, items, place = 'below', isDisabled, children }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const choose = (item: MenuItem): void => {
    setOpen(false);
    button.current?.focus();
    item.onChoose();
  };
  return (
    <span class="menu-button">
      <button
        ref={button}
        type="button"
        class={className}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={isDisabled}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <Popover class={`menu-button__menu menu-button__menu--${place}`} opener={button} onClose={() => setOpen(false)}>
          <div
            role="menu"
            tabIndex={-1}
            aria-label={label}
            onKeyDown={(event) => moveFocus(event, '.menu-button__item')}
          >
            {items.map((item) => (
              <MenuEntry key={item.key} item={item} onChoose={() => choose(item)} />
            ))}
          </div>
        </Popover>
      )}
    </span>
  );
}

function MenuEntry({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const { isChecked, label } = item;
  const role =
    isChecked === undefined
      ? { role: 'menuitem' as const }
      : { role: 'menuitemradio' as const, 'aria-checked': isChecked };
  return (
    <button
      type="button"
      class="menu-button__item"
      {...role}
      onClick={onChoose}
      {...(isChecked === true ? { 'data-autofocus': true } : {})}
    >
      {label}
    </button>
  );
}
