import { useState } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { closeDialog } from '../state/index.js';
import { Dialog } from '../ui/dialog.js';
import { DialogForm } from '../ui/dialog-form.js';
import { Field } from '../ui/field.js';
import { sendMessage } from './send-message.js';

/** The place that the form begins with, so that a location is two clicks away. */
const BEGINNING = { label: '广州市海珠区新港中路397号', latitude: '23.1001', longitude: '113.3245', scale: '16' };

/** A small form for a place. */
export function LocationDialog() {
  const words = t().forms;
  const [place, setPlace] = useState(BEGINNING);
  const put = (name: keyof typeof place) => (value: string) => setPlace({ ...place, [name]: value });
  const send = async (): Promise<void> => {
    closeDialog();
    await sendMessage({ ...place, msgType: 'location', scale: Number(place.scale) });
  };
  return (
    <Dialog title={words.location}>
      <DialogForm action={t().composer.send} onSubmit={send}>
        <Field label={words.place} value={place.label} onValue={put('label')} data-autofocus required />
        <div class="fields-beside">
          <Field
            label={words.latitude}
            value={place.latitude}
            onValue={put('latitude')}
            type="number"
            min="-90"
            max="90"
            step="any"
            required
          />
          <Field
            label={words.longitude}
            value={place.longitude}
            onValue={put('longitude')}
            type="number"
            min="-180"
            max="180"
            step="any"
            required
          />
          <Field
            label={words.scale}
            value={place.scale}
            onValue={put('scale')}
            type="number"
            min="1"
            max="30"
            required
          />
        </div>
      </DialogForm>
    </Dialog>
  );
}
