import './push-form.css';
import { useId } from 'preact/hooks';
import { Tabs } from '../../../../emulator/page/ui/tabs.js';
import type { PushForm as Form } from '../description/index.js';
import { t } from '../i18n/index.js';
import {
  chosenContent,
  chosenRoad,
  content,
  idempotencyKey,
  isSending,
  malformed,
  road,
  send,
} from '../state/index.js';
import { FieldInput } from './field-input.js';
import { labelOf } from './labels.js';

/** The form, made of what the description says. */
export function PushForm({ form }: { readonly form: Form }) {
  const titleId = useId();
  const words = t().form;
  const [firstOfRoad] = chosenRoad.value;
  const chosen = chosenContent.value;
  return (
    <form
      class="panel push-form"
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2 id={titleId} class="panel__title">
        {words.title}
      </h2>
      <section class="push-form__part" aria-label={words.to}>
        <Tabs
          label={words.to}
          name="road"
          tabs={form.roads.map(([first]) => ({ id: first?.name ?? '', label: roadLabel(first?.name ?? '') }))}
          chosen={firstOfRoad?.name ?? ''}
          onChoose={(name) => {
            road.value = name;
          }}
        />
        <div
          id="road-panel"
          class="push-form__fields"
          role="tabpanel"
          aria-labelledby={`road-tab-${firstOfRoad?.name}`}
        >
          {chosenRoad.value.map((field) => (
            <FieldInput key={field.name} field={field} path={field.name} />
          ))}
        </div>
      </section>
      <section class="push-form__part" aria-label={words.content}>
        <Tabs
          label={words.content}
          name="content"
          tabs={form.contents.map((field) => ({ id: field.name, label: labelOf(field) }))}
          chosen={chosen?.name ?? ''}
          onChoose={(name) => {
            content.value = name;
          }}
        />
        <div
          id="content-panel"
          class="push-form__fields"
          role="tabpanel"
          aria-labelledby={`content-tab-${chosen?.name}`}
        >
          {chosen !== undefined && <FieldInput key={chosen.name} field={chosen} path={chosen.name} />}
        </div>
      </section>
      <Options form={form} />
      <div>
        <button type="submit" class="button button--primary" disabled={isSending.value || malformed.value.size > 0}>
          {isSending.value ? words.sending : words.send}
        </button>
      </div>
    </form>
  );
}

function Options({ form }: { readonly form: Form }) {
  const id = useId();
  return (
    <details class="push-form__options">
      <summary>{t().form.options}</summary>
      <div class="push-form__fields">
        {form.options.map((field) => (
          <FieldInput key={field.name} field={field} path={field.name} />
        ))}
        <div class="field">
          <label class="field__label" for={id}>
            {t().fields.idempotencyKey}
          </label>
          <input
            id={id}
            class="field__input"
            aria-describedby={`${id}-hint`}
            value={idempotencyKey.value}
            onInput={({ currentTarget }) => {
              idempotencyKey.value = currentTarget.value.trim();
            }}
          />
          <p id={`${id}-hint`} class="field__hint">
            {t().idempotencyHint}
          </p>
        </div>
      </div>
    </details>
  );
}

/** A way has the name of its first field, but for members, whom three fields name. */
function roadLabel(name: string): string {
  const { members, chatId, robot } = t().form;
  return { toUser: members, chatId, robot }[name] ?? labelOf({ name });
}
