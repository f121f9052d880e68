import type { RecipientState, SendJob, SendJobCounts } from '../../index.js';
import { t } from '../i18n/index.js';
import { attempt, busy, cancelJob, closeJob, retry, show, shown } from '../state/index.js';
import { Pager } from '../ui/pager.js';
import { RecipientTable } from './recipient-table.js';

/** One sending: how far it is, what became of each recipient, and what can be done about it. */
export function JobPanel({ job }: { readonly job: SendJob }) {
  const texts = t().jobs;
  const { counts, total } = job;
  const over = total - counts.pending - counts.sending;
  return (
    <>
      <div class="card__actions">
        <button type="button" class="text-button" onClick={() => void attempt(closeJob)}>
          {texts.back}
        </button>
      </div>
      <p class="job__text" dir="auto">
        {job.text}
      </p>
      <progress class="job__bar" max={total} value={over} aria-label={texts.progressLabel} />
      <p class="card__text" role="status">
        {texts.states[job.state]} · {texts.progress(over, total)}
      </p>
      <Counts counts={counts} />
      <Actions job={job} />
      <select
        class="field__input"
        aria-label={texts.filter}
        value={shown.value.state}
        onChange={({ currentTarget }) => {
          void attempt(() => show({ state: currentTarget.value as RecipientState | '' }));
        }}
      >
        <option value="">{texts.all}</option>
        {present(counts).map((state) => (
          <option key={state} value={state}>
            {t().recipientStates[state]}
          </option>
        ))}
      </select>
      <RecipientTable recipients={job.recipients} />
      <Pager
        label={texts.pages}
        page={shown.value.page}
        hasNextPage={job.hasNextPage}
        onPage={(page) => void attempt(() => show({ ...shown.value, page }))}
      />
    </>
  );
}

function Counts({ counts }: { readonly counts: SendJobCounts }) {
  return (
    <ul class="job__counts">
      {present(counts).map((state) => (
        <li key={state} class={`outcome--${state}`}>
          {t().recipientStates[state]} {counts[state]}
        </li>
      ))}
    </ul>
  );
}

function Actions({ job }: { readonly job: SendJob }) {
  const texts = t().jobs;
  const { id, counts, state } = job;
  const isBusy = busy.value > 0;
  if (state === 'running' || state === 'waiting') {
    return (
      <div class="card__actions">
        <button
          type="button"
          class="button button--small"
          disabled={isBusy}
          onClick={() => void attempt(() => cancelJob(id))}
        >
          {texts.stop}
        </button>
      </div>
    );
  }
  const again = (request: Parameters<typeof retry>[1]) => () => void attempt(() => retry(id, request));
  return (
    <div class="card__actions">
      {counts.cancelled > 0 && (
        <button type="button" class="button button--small" disabled={isBusy} onClick={again({})}>
          {texts.goOn}
        </button>
      )}
      {counts.failed > 0 && (
        <button type="button" class="button button--small" disabled={isBusy} onClick={again({ retryFailed: true })}>
          {texts.retryFailed(counts.failed)}
        </button>
      )}
      {counts.unknown > 0 && (
        <>
          <button type="button" class="button button--small" disabled={isBusy} onClick={again({ retryUnknown: true })}>
            {texts.retryUnknown(counts.unknown)}
          </button>
          <p class="field__hint">{texts.retryUnknownHint}</p>
        </>
      )}
    </div>
  );
}

function present(counts: SendJobCounts): readonly RecipientState[] {
  return (Object.keys(counts) as RecipientState[]).filter((state) => counts[state] > 0);
}
