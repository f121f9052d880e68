import './header.css';
import { useId } from 'preact/hooks';
import { Icon } from '../../../../emulator/page/ui/icon.js';
import { switchLanguage, t } from '../i18n/index.js';
import { apiKey, GATEWAY, keepApiKey } from '../state/index.js';

/** What the page is for, the key, and the other language. */
export function Header({ needsKey }: { readonly needsKey: boolean | undefined }) {
  return (
    <header class="header">
      <div class="header__top">
        <h1 class="header__title">{t().title}</h1>
        <a href={`${GATEWAY}/openapi.json`}>{t().description}</a>
        <button type="button" class="button button--small" aria-label={t().languageLabel} onClick={switchLanguage}>
          <Icon name="language" size={16} />
          {t().otherLanguage}
        </button>
      </div>
      <p class="header__intro">{t().intro}</p>
      {needsKey === true && <KeyField />}
      {needsKey === false && (
        <p class="header__note">
          <Icon name="lock" size={16} />
          {t().key.none}
        </p>
      )}
    </header>
  );
}

function KeyField() {
  const id = useId();
  return (
    <form class="field header__key" onSubmit={(event) => event.preventDefault()}>
      <label class="field__label" for={id}>
        {t().key.label}
      </label>
      <input
        id={id}
        class="field__input"
        type="password"
        autocomplete="off"
        dir="ltr"
        aria-describedby={`${id}-hint`}
        value={apiKey.value}
        onInput={({ currentTarget }) => keepApiKey(currentTarget.value.trim())}
      />
      <p id={`${id}-hint`} class="field__hint">
        {t().key.hint}
      </p>
    </form>
  );
}
