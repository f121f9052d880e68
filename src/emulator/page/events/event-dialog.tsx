import './event-dialog.css';
import { useEffect, useState } from 'preact/hooks';
import type { CatalogEvent } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { attempt } from '../state/index.js';
import { Dialog } from '../ui/dialog.js';
import { actions } from '../wire/index.js';
import { EventForm } from './event-form.js';
import { EventPicker } from './event-picker.js';

/** Chooses any event of the reference, edits its fields and sends it. */
export function EventDialog() {
  const [catalog, setCatalog] = useState<readonly CatalogEvent[]>([]);
  const [chosen, setChosen] = useState<CatalogEvent | undefined>(undefined);

  useEffect(() => {
    void attempt(actions.catalog).then((events) => {
      setCatalog(events ?? []);
      setChosen(events?.[0]);
    });
  }, []);
  return (
    <Dialog title={t().eventDialog.title} class="event-dialog">
      <div class="event-dialog__columns">
        <EventPicker catalog={catalog} chosen={chosen} onChoose={setChosen} />
        {chosen === undefined ? (
          <p class="event-dialog__hint">{t().eventDialog.choose}</p>
        ) : (
          <EventForm key={`${chosen.event} ${chosen.changeType ?? ''}`} event={chosen} />
        )}
      </div>
    </Dialog>
  );
}
