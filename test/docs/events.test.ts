import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { REPLYABLE_EVENTS } from '../../src/message/index.js';
import { codeIn, readMarkdown } from './markdown-file.js';

/** Every event has a fixture: `event.xml`, or `event.change_type.xml`. */
const fixtures = readdirSync('test/fixtures', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.xml') && !path.startsWith('message'))
  .map((path) => path.replace(/^.*[\\/]/, '').replace('.xml', ''));

describe('the tables of events', () => {
  for (const path of ['README.md', 'README.zh-CN.md']) {
    it(`of ${path} has each event and ChangeType, and no other`, () => {
      const { tables } = readMarkdown(path);
      const table = tables.find(([header = []]) => header[1]?.startsWith('`event`'));
      assert.ok(table !== undefined, 'there is no table of events');
      const events = table.slice(1, -1).flatMap(([, cell = '']) => eventsIn(cell));
      assert.deepEqual(events.sort(), [...fixtures].sort());
    });

    it(`of ${path} is followed by the events that can be replied to`, () => {
      const { text } = readMarkdown(path);
      const [, list = ''] = /`REPLYABLE_EVENTS`([^`].*?)`ctx\.api\.send`/s.exec(text) ?? [];
      assert.deepEqual(codeIn(list.replaceAll('\n', ' ')), REPLYABLE_EVENTS);
    });
  }
});

/** `a`, `b` (`c`, `d`) → a, b.c, b.d */
function eventsIn(cell: string): string[] {
  return [...cell.matchAll(/`(\w+)`(?:\s*[(（]([^)）]*)[)）])?/g)].flatMap(([, event = '', changes]) =>
    changes === undefined ? [event] : codeIn(changes).map((change) => `${event}.${change}`),
  );
}
