import { PushForm } from '../form/push-form.js';
import { t } from '../i18n/index.js';
import { AnswerPanel } from '../result/answer-panel.js';
import { ExamplesPanel } from '../result/examples-panel.js';
import { RequestPanel } from '../result/request-panel.js';
import { pushForm } from '../state/index.js';
import { Header } from './header.js';

/** The page: the form beside what it asks for and what comes of it. */
export function App() {
  const { value: form } = pushForm;
  return (
    <div class="page">
      <Header needsKey={form?.needsKey} />
      <main>
        {form === undefined && <p class="page__note">{t().loading}</p>}
        {form === null && (
          <p class="page__note" role="alert">
            {t().unreachable}
          </p>
        )}
        {form !== null && form !== undefined && (
          <div class="page__columns">
            <PushForm form={form} />
            <div class="page__column">
              <RequestPanel />
              <AnswerPanel />
              <ExamplesPanel form={form} />
            </div>
          </div>
        )}
      </main>
    </div>
  );
}
