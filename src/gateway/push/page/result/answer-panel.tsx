import './answer-panel.css';
import { t } from '../i18n/index.js';
import { type Answer, answer } from '../state/index.js';
import { Code } from './code.js';

/** What the gateway has answered, and then the state of the push until it is settled. */
export function AnswerPanel() {
  const words = t().answer;
  const { value: now } = answer;
  return (
    <section class="panel" aria-label={words.title}>
      <h2 class="panel__title">{words.title}</h2>
      <p class={`answer-state answer-state--${toneOf(now)}`} role="status">
        {now === undefined ? words.none : headline(now)}
      </p>
      {now !== undefined && now.status > 0 && <Code label={words.title} text={JSON.stringify(now.body, null, 2)} />}
    </section>
  );
}

function headline({ status, body }: Answer): string {
  const words = t().answer;
  if (status === 0) return words.lost;
  if (status >= 400) return `${words.refused(status)}: ${String(body.detail ?? body.code ?? '')}`;
  return words.states[String(body.state)] ?? String(body.state);
}

function toneOf(now: Answer | undefined): 'quiet' | 'good' | 'bad' {
  if (now === undefined) return 'quiet';
  if (now.status === 0 || now.status >= 400 || now.body.state === 'failed') return 'bad';
  return now.body.state === 'sent' ? 'good' : 'quiet';
}
