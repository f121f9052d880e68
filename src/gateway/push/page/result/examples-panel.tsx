import type { PushForm, RequestExample } from '../description/index.js';
import { isChinese, t } from '../i18n/index.js';
import { GATEWAY, toCurl } from '../state/index.js';
import { Code } from './code.js';

/** Fields of forms, as a shell sends them most easily. */
const PICTURE = [
  ['toUser', 'ZhangSan'],
  ['image', '@chart.png'],
] as const;
const BY_ROBOT = [
  ['robot', 'ops'],
  ['markdown', '**Backup** done'],
] as const;

/** Commands to copy: those of the description, then forms and the state of a push. */
export function ExamplesPanel({ form }: { readonly form: PushForm }) {
  const { title, file, robot, state, keyHint } = t().examples;
  const examples = [
    ...form.examples.map((example) => [summaryOf(example), toCurl({ url: GATEWAY, json: example.value })] as const),
    [file, toCurl({ url: GATEWAY, form: PICTURE })] as const,
    [robot, toCurl({ url: GATEWAY, form: BY_ROBOT })] as const,
    [state, toCurl({ url: `${GATEWAY}/push_…` })] as const,
  ];
  return (
    <section class="panel" aria-label={title}>
      <h2 class="panel__title">{title}</h2>
      {form.needsKey && <p class="panel__text">{keyHint}</p>}
      {examples.map(([label, text]) => (
        <div key={label} class="panel__item">
          <h3 class="panel__subtitle">{label}</h3>
          <Code label={label} text={text} />
        </div>
      ))}
    </section>
  );
}

function summaryOf({ summary = '', 'x-summary-zh': chinese = summary }: RequestExample): string {
  return isChinese() ? chinese : summary;
}
