import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { changeEventTable, eventTable } from '../../src/message/events/event-tables.js';
import { readIncoming } from '../../src/message/index.js';
import { messageTable } from '../../src/message/messages/message-table.js';
import type { XmlRecord, XmlValue } from '../../src/xml/index.js';
import { families, fixtureNames, readFixture } from './fixtures.js';

const names = (...tables: readonly object[]) => fc.constantFrom(...tables.flatMap((table) => Object.keys(table)));
const sometimes = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: other });

/** Every element name that a payload has, so that random content meets the fields that read it. */
const elementNames = new Set(
  families.flatMap((family) => fixtureNames(family).flatMap((name) => namesIn(readFixture(family, name).raw))),
);

function namesIn(value: XmlValue | undefined): string[] {
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, child]) =>
    Array.isArray(value) ? namesIn(child) : [name, ...namesIn(child)],
  );
}

const { content } = fc.letrec<{ content: XmlValue; record: XmlRecord }>((tie) => ({
  record: fc.dictionary(fc.constantFrom(...elementNames), tie('content'), { maxKeys: 6, noNullPrototype: false }),
  content: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', ' ', '0', '12', '-1', '1e999', '1,2,,x', 'NaN'),
    tie('record'),
    fc.array(tie('content'), { maxLength: 3 }),
  ),
}));

const callbacks: fc.Arbitrary<XmlRecord> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...elementNames), content, { maxKeys: 12, noNullPrototype: false }),
    sometimes<XmlValue>(fc.oneof(fc.constant('event'), names(messageTable)), content),
    sometimes<XmlValue>(names(eventTable, changeEventTable), content),
    sometimes<XmlValue>(names(...Object.values(changeEventTable)), content),
  )
  .map(([elements, MsgType, Event, ChangeType]) => ({ ...elements, MsgType, Event, ChangeType }));

it('makes something of every record', () => {
  fc.assert(
    fc.property(callbacks, (record) => {
      const { incoming, warning } = readIncoming(record);
      assert.equal(incoming.raw, record);
      assert.equal(typeof incoming.toUserName, 'string');
      assert.equal(typeof incoming.fromUserName, 'string');
      assert.ok(Number.isSafeInteger(incoming.createTime));
      const isUnknown =
        incoming.msgType === 'unknown' || (incoming.msgType === 'event' && incoming.event === 'unknown');
      assert.equal(warning !== undefined, isUnknown);
      const { raw, ...rest } = incoming;
      assertWellFormed(rest);
    }),
    { numRuns: 1000 },
  );
});

/** No property is undefined, no number strange. */
function assertWellFormed(value: unknown): void {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(assertWellFormed);
  else assert.ok(typeof value === 'string' || Number.isFinite(value), String(value));
}
