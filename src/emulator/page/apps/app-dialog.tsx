import './app-dialog.css';
import { useState } from 'preact/hooks';
import type { VerificationReport } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { attempt, world } from '../state/index.js';
import { Dialog } from '../ui/dialog.js';
import { Field } from '../ui/field.js';
import { actions } from '../wire/index.js';
import { VerificationNote } from './verification-note.js';

/** An app's settings: who it is, and its callback URL with the console's "save" (保存). */
export function AppDialog({ agentId }: { agentId: number }) {
  const app = world.value?.apps.find((one) => one.agentId === agentId);
  const [url, setUrl] = useState(app?.callbackUrl ?? 'http://127.0.0.1:3000/wecom');
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<VerificationReport | undefined>(app?.verification);
  const words = t().app;
  if (app === undefined) return null;
  const save = async (): Promise<void> => {
    setBusy(true);
    const found = await attempt(() => actions.verify({ agentId, url }));
    setBusy(false);
    if (found !== undefined) setReport(found);
  };
  return (
    <Dialog title={words.title(app.name)}>
      <form
        class="dialog__body"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p class="app-dialog__about" dir="auto">
          {app.description}
        </p>
        <p class="app-dialog__id">
          {words.agentId} <code>{app.agentId}</code>
        </p>
        <Field label={words.callback} type="url" value={url} onValue={setUrl} data-autofocus required />
        <p class="field__hint">{words.saveHint}</p>
        {report !== undefined && <VerificationNote report={report} />}
        <div class="dialog__actions">
          <button type="submit" class="button button--primary" disabled={isBusy}>
            {isBusy ? words.saving : words.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
