import type { CatalogEvent } from '../page-api/index.js';
import { approvalSamples } from './approval-samples.js';
import { cardSamples } from './card-samples.js';
import { companySamples } from './company-samples.js';
import { contactSamples } from './contact-samples.js';
import type { EventSample } from './event-sample.js';
import { externalContactSamples } from './external-contact-samples.js';
import { menuSamples } from './menu-samples.js';
import { officeSamples } from './office-samples.js';
import { sessionSamples } from './session-samples.js';

const SAMPLES: readonly EventSample[] = [
  ...sessionSamples,
  ...menuSamples,
  ...cardSamples,
  ...contactSamples,
  ...externalContactSamples,
  ...approvalSamples,
  ...officeSamples,
  ...companySamples,
];

const byName = new Map(SAMPLES.map((sample) => [nameOf(sample.event, sample.changeType), sample]));

/** Every event of the reference that the emulator can send, with ready-made values for its fields. */
export function eventCatalog(): readonly CatalogEvent[] {
  return SAMPLES.map(({ event, changeType, title, fields }) =>
    changeType === undefined ? { event, title, fields } : { event, changeType, title, fields },
  );
}

/** The event with this name and ChangeType, if it is one of the reference. */
export function eventSample(event: string, changeType?: string): EventSample | undefined {
  return byName.get(nameOf(event, changeType));
}

function nameOf(event: string, changeType = ''): string {
  return `${event}/${changeType}`;
}
