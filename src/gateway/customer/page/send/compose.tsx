import '../../../../emulator/page/ui/dialog.css';
import './compose.css';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { attempt, busy, type Draft, dropDraft, nameOf, sendDraft, status, tags, write } from '../state/index.js';
import { IconButton } from '../ui/icon-button.js';
import { MessageField } from './message-field.js';

/** Writes a message and shows what will go out, and to whom, before it does. */
export function Compose({ draft }: { readonly draft: Draft }) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const texts = t().compose;
  // Before anything is painted, so that an Esc in the same moment finds it open.
  useLayoutEffect(() => {
    const opened = box.current;
    const before = document.activeElement;
    opened?.showModal();
    opened?.querySelector('textarea')?.focus();
    return () => {
      opened?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const { confirmedByMember = false, maxTextBytes = Number.POSITIVE_INFINITY } = status.value?.driver ?? {};
  const bytes = new TextEncoder().encode(draft.text).length;
  const isSendable = draft.text.trim() !== '' && bytes <= maxTextBytes && busy.value === 0;
  return (
    <dialog ref={box} class="dialog" aria-labelledby={titleId} onClose={dropDraft}>
      <form
        class="dialog__box"
        onSubmit={(event) => {
          event.preventDefault();
          if (isSendable) void attempt(() => sendDraft(draft));
        }}
      >
        <header class="dialog__head">
          <h2 id={titleId} class="dialog__title" dir="auto">
            {titleOf(draft)}
          </h2>
          <IconButton icon="close" label={t().close} onClick={dropDraft} />
        </header>
        <div class="dialog__body">
          <MessageField text={draft.text} bytes={bytes} limit={maxTextBytes} onText={write} />
          <section class="compose__preview" aria-label={texts.preview}>
            <p class="compose__names">
              {texts.recipients}: <bdi>{draft.names.join(', ')}</bdi>
              {draft.total > draft.names.length && texts.more(draft.total - draft.names.length)}
            </p>
            {draft.text === '' ? (
              <p class="compose__names">{texts.previewEmpty}</p>
            ) : (
              <div class="compose__bubble" dir="auto">
                {draft.text}
              </div>
            )}
          </section>
          {confirmedByMember && <p class="field__hint">{texts.confirmed}</p>}
          {!confirmedByMember && draft.total > 1 && <p class="field__hint">{texts.oneByOne}</p>}
          <div class="dialog__actions">
            <button type="button" class="button" onClick={dropDraft}>
              {t().cancel}
            </button>
            <button type="submit" class="button button--primary" disabled={!isSendable}>
              {draft.total === 1 ? texts.send : texts.sendTo(draft.total)}
            </button>
          </div>
        </div>
      </form>
    </dialog>
  );
}

function titleOf({ to, total }: Draft): string {
  if ('contact' in to) return t().compose.toOne(nameOf(to.contact));
  const tag = tags.value.find((each) => (each.id ?? each.name) === to.tag);
  return t().compose.toTag(tag?.name ?? to.tag, total);
}
