import '../../../../emulator/page/ui/field.css';
import './field-input.css';
import { useId } from 'preact/hooks';
import type { FieldInfo } from '../description/index.js';
import { t } from '../i18n/index.js';
import { answer, chooseFile, enter, entered, files, malformed } from '../state/index.js';
import { hintOf, labelOf } from './labels.js';

interface FieldInputProps {
  readonly field: FieldInfo;
  /** Where its value goes, e.g. `textcard.title`. */
  readonly path: string;
}

/** One field with its label, what the description says of it, and what the gateway found wrong with it. */
export function FieldInput({ field, path }: FieldInputProps) {
  const id = useId();
  const problem = problemOf(path);
  if (field.control === 'fields') {
    return (
      <fieldset class="field-group">
        <legend class="visually-hidden">{labelOf(field)}</legend>
        {field.fields.map((member) => (
          <FieldInput key={member.name} field={member} path={`${path}.${member.name}`} />
        ))}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {labelOf(field)}
        {labelOf(field) !== field.name && <code class="field__name"> {field.name}</code>}
      </label>
      <Input id={id} field={field} path={path} isWrong={problem !== ''} />
      <p id={`${id}-hint`} class="field__hint">
        {hintOf(field)}
        {field.control === 'list' && t().form.several}
        {field.control === 'json' && t().form.json}
      </p>
      <ExampleButton field={field} path={path} />
      {problem !== '' && (
        <p id={`${id}-error`} class="field__error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** Fills in what the description has for an example. */
function ExampleButton({ field, path }: FieldInputProps) {
  const [example] = field.schema.examples ?? [];
  if (field.control !== 'json' || example === undefined) return null;
  return (
    <button type="button" class="text-button" onClick={() => enter(path, JSON.stringify(example, null, 2))}>
      {t().form.insertExample}
    </button>
  );
}

interface InputProps extends FieldInputProps {
  readonly id: string;
  readonly isWrong: boolean;
}

function Input({ id, field, path, isWrong }: InputProps) {
  const value = entered.value[path] ?? '';
  const shared = {
    id,
    'aria-invalid': isWrong,
    'aria-describedby': isWrong ? `${id}-error ${id}-hint` : `${id}-hint`,
  };
  switch (field.control) {
    case 'text':
    case 'json':
      return (
        <textarea
          {...shared}
          class="field__input"
          rows={field.control === 'json' ? 9 : 4}
          dir="auto"
          spellcheck={field.control !== 'json'}
          value={value}
          onInput={({ currentTarget }) => enter(path, currentTarget.value)}
        />
      );
    case 'switch':
      return (
        <input
          {...shared}
          type="checkbox"
          class="field__switch"
          checked={value === '1'}
          onChange={({ currentTarget }) => enter(path, currentTarget.checked ? '1' : '')}
        />
      );
    case 'file':
      return (
        <>
          <input
            {...shared}
            type="file"
            class="field__input"
            onChange={({ currentTarget }) => chooseFile(path, currentTarget.files?.[0])}
          />
          {files.value[path] === undefined && (
            <input
              class="field__input"
              aria-label={`${labelOf(field)}: ${t().form.orMediaId}`}
              placeholder={t().form.orMediaId}
              value={value}
              onInput={({ currentTarget }) => enter(path, currentTarget.value)}
            />
          )}
        </>
      );
    default:
      return (
        <input
          {...shared}
          class="field__input"
          dir="auto"
          value={value}
          onInput={({ currentTarget }) => enter(path, currentTarget.value)}
        />
      );
  }
}

/** What the gateway said of this field, or of something in it. */
function problemOf(path: string): string {
  if (malformed.value.has(path)) return t().form.notJson;
  const errors = answer.value?.body.errors;
  if (!Array.isArray(errors)) return '';
  const own = errors.filter((error) => String(error.path).split(/[.[]/, path.split('.').length).join('.') === path);
  return own.map(({ path: at, message }) => (at === path ? message : `${at} ${message}`)).join('; ');
}
