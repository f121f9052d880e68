import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { GatewayStatus } from '../../index.js';
import { t } from '../i18n/index.js';
import { busy, submitCode } from '../state/index.js';

interface CodeFormProps {
  readonly verifyCode: NonNullable<GatewayStatus['verifyCode']>;
}

/** Takes the six digits that the phone shows. */
export function CodeForm({ verifyCode }: CodeFormProps) {
  const [code, setCode] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const { title, intro, label, submit, ...texts } = t().code;
  useEffect(() => input.current?.focus(), []);
  const problem = verifyCode.status === 'waiting' ? undefined : texts[verifyCode.status];
  return (
    <form
      class="login__form"
      onSubmit={(event) => {
        event.preventDefault();
        void submitCode(code);
      }}
    >
      <h2 class="card__title">{title}</h2>
      <p class="card__text" dir="auto">
        {verifyCode.message || intro}
      </p>
      <div class="field">
        <label class="field__label" for={id}>
          {label}
        </label>
        <input
          ref={input}
          id={id}
          class="field__input login__digits"
          value={code}
          inputMode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9]{6}"
          maxLength={6}
          required
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onInput={({ currentTarget }) => setCode(currentTarget.value)}
        />
        {problem !== undefined && (
          <p id={`${id}-problem`} class="field__error" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div class="card__actions">
        <button type="submit" class="button button--primary" disabled={busy.value > 0}>
          {submit}
        </button>
      </div>
    </form>
  );
}
