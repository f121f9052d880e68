import './field.css';
import type { InputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps extends Omit<InputHTMLAttributes, 'onInput' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A line of a form with its label above it. */
export function Field({ label, value, onValue, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field__input"
        dir="auto"
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
        {...rest}
      />
    </div>
  );
}
