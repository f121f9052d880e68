import type { XmlRecord } from '../../xml/index.js';
import { type ArmReader, armReader } from '../arm-reader.js';
import { agentId, decodeId, type FieldsOf, id, optional } from '../field/index.js';
import { quoteWire } from '../quote-wire.js';
import type { ReadResult } from '../read-result.js';
import type { Event } from './event.js';
import type { EventBase } from './event-base.js';
import { changeEventTable, eventTable, otherSpellings } from './event-tables.js';
import type { UnknownEvent } from './unknown-event.js';

/** Maps, so that an event such as `constructor` finds nothing. */
const readers = new Map<string, ArmReader<Event>>();
const changeReaders = new Map<string, Map<string, ArmReader<Event>>>();

for (const [event, fields] of Object.entries(eventTable)) {
  readers.set(event, armReader({ msgType: 'event', event }, fields));
}
for (const [event, rows] of Object.entries(changeEventTable)) {
  const byChangeType = new Map<string, ArmReader<Event>>();
  for (const [changeType, fields] of Object.entries(rows)) {
    byChangeType.set(changeType, armReader({ msgType: 'event', event, changeType }, fields));
  }
  changeReaders.set(event, byChangeType);
}
for (const [event, spellings] of Object.entries(otherSpellings)) {
  const byChangeType = changeReaders.get(event);
  for (const [other, changeType] of Object.entries(spellings)) {
    const read = byChangeType?.get(changeType);
    if (read !== undefined) byChangeType?.set(other, read);
  }
}

const unknownFields: FieldsOf<Omit<UnknownEvent, keyof EventBase | 'event'>> = {
  wireEvent: id('Event'),
  wireChangeType: optional(id('ChangeType')),
  agentId: optional(agentId),
};
const readUnknown = armReader<UnknownEvent>({ msgType: 'event', event: 'unknown' }, unknownFields);

/** Reads a callback whose MsgType is `event`. The event's name is matched as it is: `LOCATION` is not `location`. */
export function readEvent(record: XmlRecord): ReadResult<Event> {
  const event = decodeId(record.Event ?? '') ?? '';
  const byChangeType = changeReaders.get(event);
  const changeType = decodeId(record.ChangeType ?? '') ?? '';
  const read = byChangeType === undefined ? readers.get(event) : byChangeType.get(changeType);
  if (read !== undefined) return { incoming: read(record) };
  return { incoming: readUnknown(record), warning: `${describe(event, changeType)} delivered as UnknownEvent` };
}

function describe(event: string, changeType: string): string {
  if (event === '') return 'event without name';
  return changeType === ''
    ? `unknown event ${quoteWire(event)}`
    : `unknown event ${quoteWire(event)} / ${quoteWire(changeType)}`;
}
