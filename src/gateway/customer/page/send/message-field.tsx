import '../../../../emulator/page/ui/field.css';
import { useId } from 'preact/hooks';
import { t } from '../i18n/index.js';

interface MessageFieldProps {
  readonly text: string;
  /** In UTF-8. */
  readonly bytes: number;
  /** Infinite where none is known. */
  readonly limit: number;
  readonly onText: (text: string) => void;
}

/** The text of a message, with how much of what is allowed it takes. */
export function MessageField({ text, bytes, limit, onText }: MessageFieldProps) {
  const id = useId();
  const texts = t().compose;
  const isTooLong = bytes > limit;
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {texts.label}
      </label>
      <textarea
        id={id}
        class="field__input compose__text"
        dir="auto"
        value={text}
        aria-invalid={isTooLong}
        aria-describedby={`${id}-size`}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      {Number.isFinite(limit) && (
        <p id={`${id}-size`} class={isTooLong ? 'field__error' : 'field__hint'}>
          {isTooLong ? texts.tooLong(bytes, limit) : texts.bytes(bytes, limit)}
        </p>
      )}
    </div>
  );
}
