import './jobs.css';
import { locale, t } from '../i18n/index.js';
import { attempt, job, jobs, openJob } from '../state/index.js';
import { JobPanel } from './job-panel.js';

/** What was sent: the list, or one of it with its recipients. */
export function Jobs() {
  const texts = t().jobs;
  return (
    <section class="card" aria-labelledby="jobs-title">
      <h2 id="jobs-title" class="card__title">
        {texts.title}
      </h2>
      {job.value === undefined ? <JobList /> : <JobPanel job={job.value} />}
    </section>
  );
}

function JobList() {
  const texts = t().jobs;
  if (jobs.value.length === 0) return <p class="empty">{texts.none}</p>;
  return (
    <ul class="jobs">
      {jobs.value.map(({ id, text, total, state, createdAt }) => (
        <li key={id}>
          <button type="button" class="jobs__open" onClick={() => void attempt(() => openJob(id))}>
            <bdi class="jobs__text">{text}</bdi>
            <span class="jobs__facts">
              {texts.states[state]} · {texts.to(total)} · {new Date(createdAt).toLocaleString(locale())}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
