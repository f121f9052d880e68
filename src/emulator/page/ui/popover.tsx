import './popover.css';
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface PopoverProps {
  readonly onClose: () => void;
  /** The button that opened it: gets the focus back, and a click on it is no click outside. */
  readonly opener: RefObject<HTMLElement>;
  readonly class?: string;
  readonly children: ComponentChildren;
}

const FOCUSABLE = 'input, select, textarea, button, a[href], [tabindex="0"]';

/** Something small above the page: takes the focus, closes by Esc, by Tab out of it, or by a click outside. */
export function Popover({ onClose, opener, class: className = '', children }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const wanted = box.current?.querySelector<HTMLElement>('[data-autofocus]');
    (wanted ?? box.current?.querySelector<HTMLElement>(FOCUSABLE))?.focus();
    const onPointer = ({ target }: Event): void => {
      if (!(target instanceof Node)) return;
      if (box.current?.contains(target) === true || opener.current?.contains(target) === true) return;
      close.current();
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [opener]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    opener.current?.focus();
    onClose();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && box.current?.contains(relatedTarget) === false) {
      if (opener.current?.contains(relatedTarget) !== true) onClose();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is inside is interactive, and its keys arrive here
    <div ref={box} class={`popover ${className}`} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      {children}
    </div>
  );
}
