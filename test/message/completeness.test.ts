import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeEventTable, eventTable } from '../../src/message/events/event-tables.js';
import { messageTable } from '../../src/message/messages/message-table.js';
import { families, fixtureNames, readFixture } from './fixtures.js';

const events = [
  ...Object.keys(eventTable),
  ...Object.entries(changeEventTable).flatMap(([event, rows]) =>
    Object.keys(rows).map((changeType) => `${event}.${changeType}`),
  ),
];
const eventFamilies = families.filter((family) => family !== 'message');

describe('fixtures', () => {
  it('has a payload for every message type, and no other', () => {
    assert.deepEqual([...fixtureNames('message')].sort(), Object.keys(messageTable).sort());
  });

  it('has a payload for every event and ChangeType, and no other', () => {
    assert.deepEqual(eventFamilies.flatMap(fixtureNames).sort(), events.sort());
  });

  it('names every payload after what it holds', () => {
    for (const family of eventFamilies) {
      for (const name of fixtureNames(family)) {
        const { Event, ChangeType } = readFixture(family, name).raw;
        assert.equal(ChangeType === undefined ? Event : `${Event}.${ChangeType}`, name);
      }
    }
  });

  it('has every own field of every message and event in some payload', () => {
    const seen = new Set(
      families.flatMap((family) => fixtureNames(family).flatMap((name) => wireNames(readFixture(family, name).raw))),
    );
    const rows = [
      ...Object.values(messageTable),
      ...Object.values(eventTable),
      ...Object.values(changeEventTable).flatMap((changes) => Object.values(changes)),
    ];
    const fields = rows.flatMap((row) => Object.values<{ readonly wire: readonly string[] }>(row));
    const unseen = new Set(
      fields.filter(({ wire }) => !wire.some((name) => seen.has(name))).flatMap(({ wire }) => wire),
    );
    // Fields that WeCom no longer sends, or that only an SDK knows.
    assert.deepEqual([...unseen].sort(), ['ChatSeq', 'Recognition']);
  });
});

function wireNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => [name, ...wireNames(child)]);
}
