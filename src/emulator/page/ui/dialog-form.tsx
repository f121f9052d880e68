import type { ComponentChildren } from 'preact';
import { t } from '../i18n/index.js';
import { closeDialog } from '../state/index.js';

interface DialogFormProps {
  /** What the button that submits says. */
  readonly action: string;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}

/** The fields of a dialog, with the buttons to cancel and to submit. */
export function DialogForm({ action, onSubmit, children }: DialogFormProps) {
  return (
    <form
      class="dialog__body"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div class="dialog__actions">
        <button type="button" class="button" onClick={closeDialog}>
          {t().cancel}
        </button>
        <button type="submit" class="button button--primary">
          {action}
        </button>
      </div>
    </form>
  );
}
