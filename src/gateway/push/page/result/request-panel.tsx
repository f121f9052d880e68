import { t } from '../i18n/index.js';
import { chosenContent, formFields, GATEWAY, idempotencyKey, request, requestFile, toCurl } from '../state/index.js';
import { Code } from './code.js';

/** What the form says, as a command for a shell. */
export function RequestPanel() {
  const file = requestFile.value;
  const body =
    file === undefined
      ? { json: request.value }
      : { form: [...formFields(), [chosenContent.value?.name ?? '', `@${file.name}`] as const] };
  return (
    <section class="panel" aria-label={t().request}>
      <h2 class="panel__title">{t().request}</h2>
      <Code label="curl" text={toCurl({ url: GATEWAY, ...body, idempotencyKey: idempotencyKey.value })} />
    </section>
  );
}
