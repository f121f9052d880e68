import './header.css';
import { switchLanguage, t } from '../i18n/index.js';
import { apiKey, busy, forgetApiKey, status, stop, switchAccount } from '../state/index.js';

/** What the page is, where the login stands, and the way out. */
export function Header() {
  const { value: now } = status;
  const canEnd = now?.mayManage === true && now.state !== 'stopped' && now.state !== 'stopping';
  const canSwitch = canEnd && now.driver.canSwitchAccount && now.state === 'online';
  return (
    <header class="header">
      <h1 class="header__title">{t().title}</h1>
      {now !== undefined && (
        <>
          <span class="header__driver">{now.driver.name}</span>
          <span class={`state state--${now.state}`} role="status">
            {t().states[now.state]}
          </span>
          {now.account !== undefined && (
            <span dir="auto">{t().session.account(now.account.name || now.account.id)}</span>
          )}
        </>
      )}
      <span class="header__space" />
      {canSwitch && (
        <button type="button" class="button button--small" disabled={busy.value > 0} onClick={switchAccount}>
          {t().session.switchAccount}
        </button>
      )}
      {canEnd && (
        <button type="button" class="button button--small" disabled={busy.value > 0} onClick={stop}>
          {t().session.stop}
        </button>
      )}
      {apiKey.value !== '' && (
        <button type="button" class="button button--small" onClick={forgetApiKey}>
          {t().key.forget}
        </button>
      )}
      <button type="button" class="button button--small" aria-label={t().languageLabel} onClick={switchLanguage}>
        {t().otherLanguage}
      </button>
    </header>
  );
}
