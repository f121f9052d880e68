import { useId } from 'preact/hooks';
import type { Json } from '../../json.js';
import { t } from '../i18n/index.js';
import { Field } from '../ui/field.js';
import { isNested, readField } from './field-draft.js';

interface EventFieldProps {
  readonly name: string;
  readonly text: string;
  /** What the catalog proposes: decides how the text is read. */
  readonly original: Json;
  readonly onText: (text: string) => void;
}

/** One field: a line for a value, a box of JSON for anything nested. */
export function EventField({ name, text, original, onText }: EventFieldProps) {
  const id = useId();
  if (!isNested(original))
    return <Field label={name} value={text} onValue={onText} spellcheck={false} autocomplete="off" />;
  const isWrong = readField(text, original) === undefined;
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {name}
      </label>
      <textarea
        id={id}
        class="field__input"
        rows={Math.min(14, text.split('\n').length + 1)}
        spellcheck={false}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        value={text}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      {isWrong && (
        <p id={`${id}-error`} class="field__error">
          {t().eventDialog.badJson}
        </p>
      )}
    </div>
  );
}
