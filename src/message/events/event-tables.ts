import { applicationEvents } from './application/application-events.js';
import { approvalEvents } from './approval/approval-events.js';
import { archiveChangeEvents, archiveEvents } from './archive/archive-events.js';
import { chainEvents } from './chain/chain-events.js';
import { contactEvents } from './contact/contact-events.js';
import type { ChangeEventMap, ChangeEventName, ChangeTypeOf, PlainEventMap } from './event.js';
import type { ChangeEventTable, EventTable } from './event-table.js';
import { externalContactEvents } from './external-contact/external-contact-events.js';
import { kfEvents } from './kf/kf-events.js';
import { officeChangeEvents, officeEvents } from './office/office-events.js';
import { schoolEvents } from './school/school-events.js';

/** Every event without ChangeType. */
export const eventTable = {
  ...applicationEvents,
  ...approvalEvents,
  ...archiveEvents,
  ...kfEvents,
  ...officeEvents,
} as const satisfies EventTable<PlainEventMap>;

/** Every event with a ChangeType. */
export const changeEventTable = {
  ...archiveChangeEvents,
  ...chainEvents,
  ...contactEvents,
  ...externalContactEvents,
  ...officeChangeEvents,
  ...schoolEvents,
} as const satisfies ChangeEventTable<ChangeEventMap>;

type OtherSpellings = { readonly [E in ChangeEventName]?: Readonly<Record<string, ChangeTypeOf<E>>> };

/** ChangeTypes that are also seen in another spelling: the other, then the one delivered. */
export const otherSpellings = {
  smart_sheet_change: { add_field: 'add_filed', update_field: 'update_filed' },
  change_school_contact: { create_deparmtment: 'create_department' },
} as const satisfies OtherSpellings;
