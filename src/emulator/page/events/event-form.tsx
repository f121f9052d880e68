import './event-form.css';
import { useState } from 'preact/hooks';
import type { CatalogEvent } from '../../page-api/index.js';
import { DeliveryFields } from '../composer/delivery-fields.js';
import { t } from '../i18n/index.js';
import { attempt, closeDialog, current, delivery, inspect, isSpecial, me, notify, world } from '../state/index.js';
import { Icon } from '../ui/icon.js';
import { actions } from '../wire/index.js';
import { Choice } from './choice.js';
import { EventField } from './event-field.js';
import { eventName } from './event-name.js';
import { type DraftFields, draftFields, readFields } from './field-draft.js';

/** The fields of an event, to whom it goes, and how. */
export function EventForm({ event }: { event: CatalogEvent }) {
  const words = t().eventDialog;
  const { apps = [], users = [] } = world.value ?? {};
  const [draft, setDraft] = useState<DraftFields>(() => draftFields(event.fields));
  const [agentId, setAgentId] = useState(String(current.value?.app?.agentId ?? apps[0]?.agentId ?? ''));
  const [userId, setUserId] = useState(me.value?.userId ?? '');
  const [how, setHow] = useState(delivery.value);
  const fields = readFields(draft, event.fields);
  const names = Object.keys(draft);

  const send = async (): Promise<void> => {
    if (fields === undefined) return;
    const { event: name, changeType } = event;
    const request = { userId, agentId: Number(agentId), event: name, fields };
    const started = await attempt(() =>
      actions.sendEvent({
        ...request,
        ...(changeType === undefined ? {} : { changeType }),
        ...(isSpecial(how) ? { delivery: how } : {}),
      }),
    );
    if (started === undefined) return;
    closeDialog();
    notify(words.sent(eventName(event)));
    inspect(started.exchangeId);
  };
  return (
    <form
      class="event-form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      <div class="event-form__fields">
        <h3 class="event-form__name">{eventName(event)}</h3>
        <div class="fields-beside">
          <Choice
            label={words.app}
            value={agentId}
            onValue={setAgentId}
            options={apps.map((app) => [String(app.agentId), app.name])}
          />
          <Choice
            label={words.member}
            value={userId}
            onValue={setUserId}
            options={users.map((user) => [user.userId, user.name])}
          />
        </div>
        {names.length === 0 && <p class="field__hint">{words.noFields}</p>}
        {names.map((name) => (
          <EventField
            key={name}
            name={name}
            text={draft[name] ?? ''}
            original={event.fields[name]}
            onText={(text) => setDraft({ ...draft, [name]: text })}
          />
        ))}
        <DeliveryFields value={how} onValue={setHow} />
      </div>
      <div class="event-form__foot">
        <button type="submit" class="button button--primary" disabled={fields === undefined || agentId === ''}>
          <Icon name="send" size={16} />
          {words.send}
        </button>
      </div>
    </form>
  );
}
