import { useId, useState } from 'preact/hooks';
import { Field } from '../../../../emulator/page/ui/field.js';
import { t } from '../i18n/index.js';
import { keepApiKey, keyDemand } from '../state/index.js';

/** Asks for the API key. */
export function KeyForm() {
  const [key, setKey] = useState('');
  const titleId = useId();
  const { title, intro, label, enter, refused } = t().key;
  return (
    <form
      class="card card--narrow"
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== '') keepApiKey(key.trim());
      }}
    >
      <h2 id={titleId} class="card__title">
        {title}
      </h2>
      <p class="card__text">{intro}</p>
      <Field label={label} value={key} onValue={setKey} type="password" autocomplete="off" required dir="ltr" />
      {keyDemand.value === 'refused' && (
        <p class="field__error" role="alert">
          {refused}
        </p>
      )}
      <div class="card__actions">
        <button type="submit" class="button button--primary">
          {enter}
        </button>
      </div>
    </form>
  );
}
