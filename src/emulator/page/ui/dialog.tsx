import './dialog.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { closeDialog } from '../state/index.js';
import { IconButton } from './icon-button.js';

interface DialogProps {
  readonly title: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A dialog over the page. The browser keeps the focus in it, closes it by Esc and gives the focus back. */
export function Dialog({ title, class: className = '', children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before anything is painted, so that an Esc in the same moment finds it open.
  useLayoutEffect(() => {
    const opened = box.current;
    const before = document.activeElement;
    opened?.showModal();
    opened?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      opened?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const onBackdrop = (event: MouseEvent): void => {
    if (event.target === box.current) closeDialog();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; Esc does the same
    <dialog
      ref={box}
      class={`dialog ${className}`}
      aria-labelledby={titleId}
      onClose={closeDialog}
      onClick={onBackdrop}
    >
      <div class="dialog__box">
        <header class="dialog__head">
          <h2 id={titleId} class="dialog__title" dir="auto">
            {title}
          </h2>
          <IconButton icon="close" label={t().close} onClick={closeDialog} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
