import { Contacts } from '../contacts/contacts.js';
import { t } from '../i18n/index.js';
import { Jobs } from '../jobs/jobs.js';
import { KeyForm } from '../login/key-form.js';
import { Login } from '../login/login.js';
import { Compose } from '../send/compose.js';
import { draft, isUnreachable, keyDemand, notice, status } from '../state/index.js';
import { IconButton } from '../ui/icon-button.js';
import { Header } from './header.js';

/** The page, by what is to be done next: enter a key, log in, or write to contacts. */
export function App() {
  return (
    <div class="page">
      <Header />
      {isUnreachable.value && (
        <p class="page__lost" role="status">
          {t().unreachable}
        </p>
      )}
      {notice.value !== '' && (
        <div class="alert" role="alert">
          <span dir="auto">{notice.value}</span>
          <IconButton icon="close" label={t().dismiss} onClick={() => (notice.value = '')} />
        </div>
      )}
      <main>
        <Content />
      </main>
      {draft.value !== undefined && <Compose draft={draft.value} />}
    </div>
  );
}

function Content() {
  if (keyDemand.value !== 'none') return <KeyForm />;
  if (status.value === undefined) return <p class="page__loading">{t().loading}</p>;
  if (status.value.state !== 'online') return <Login status={status.value} />;
  return (
    <div class="page__columns">
      <Contacts />
      <Jobs />
    </div>
  );
}
