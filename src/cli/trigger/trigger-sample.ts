import { eventCatalog } from '../../emulator/catalog/index.js';
import type { EventFields } from '../../emulator/page-api/index.js';
import { MESSAGE_SAMPLES } from './message-samples.js';

/** Something that can be triggered. */
export interface TriggerSample {
  /** What to type: `text`, `enter_agent`, `change_contact/create_user`. */
  readonly name: string;
  /** The Chinese name. */
  readonly title: string;
  readonly kind: 'message' | 'event';
  /** Its own fields by their wire names. */
  readonly fields: EventFields;
}

/** Every message and every event of the reference. */
export function triggerSamples(): readonly TriggerSample[] {
  const messages = Object.entries(MESSAGE_SAMPLES).map(([name, sample]) => ({
    name,
    kind: 'message' as const,
    ...sample,
  }));
  const events = eventCatalog().map(({ event, changeType, title, fields }) => {
    return { name: changeType === undefined ? event : `${event}/${changeType}`, kind: 'event' as const, title, fields };
  });
  return [...messages, ...events];
}
