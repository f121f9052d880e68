import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventCallback } from '../../src/emulator/callback/index.js';
import { eventSample } from '../../src/emulator/catalog/index.js';
import { eventCatalog, startEmulator } from '../../src/emulator/index.js';
import { changeEventTable, eventTable } from '../../src/message/events/event-tables.js';
import { readIncoming } from '../../src/message/index.js';
import { parseXml } from '../../src/xml/index.js';
import { families, fixtureNames, readFixture } from '../message/fixtures.js';

const changeRows = (event: string): Readonly<Record<string, object>> =>
  changeEventTable[event as keyof typeof changeEventTable];

const nameOf = ({ event, changeType }: { event: string; changeType?: string | undefined }): string =>
  changeType === undefined ? event : `${event}.${changeType}`;

test('the catalog has every event of the reference, once, with a Chinese title', () => {
  const known = [
    ...Object.keys(eventTable),
    ...Object.entries(changeEventTable).flatMap(([event, rows]) => Object.keys(rows).map((type) => `${event}.${type}`)),
  ];
  assert.deepEqual(eventCatalog().map(nameOf).sort(), known.sort());
  for (const { title } of eventCatalog()) assert.match(title, /\p{Script=Han}/u);
});

test('every sample is read as what it is, with all its fields', async (t) => {
  const wecom = await startEmulator();
  t.after(() => wecom.close());
  const app = wecom.createApp();
  const missing: string[] = [];
  for (const { event, changeType, fields } of eventCatalog()) {
    const { xml, warnings } = eventCallback({
      app,
      userId: 'ZhangSan',
      event,
      changeType,
      fields,
      now: 1_767_225_600_000,
    });
    const { incoming, warning } = readIncoming(parseXml(xml));
    assert.equal(warning, undefined);
    assert.deepEqual(warnings, []);
    assert.ok(incoming.msgType === 'event' && incoming.event === event);
    assert.equal('changeType' in incoming ? incoming.changeType : undefined, changeType);
    assert.equal(incoming.toUserName, app.corpId);
    const rows: Readonly<Record<string, object | undefined>> =
      changeType === undefined ? eventTable : changeRows(event);
    const row: Readonly<Record<string, { readonly wire: readonly string[] }>> = { ...rows[changeType ?? event] };
    for (const { wire } of Object.values(row)) {
      const isThere = wire.some((name) => xml.includes(`<${name}>`));
      if (!isThere) missing.push(`${nameOf({ event, changeType })} ${wire[0]}`);
    }
    assert.equal(incoming.createTime, 1_767_225_600);
  }
  // Each of these is left out by WeCom in some events, or no longer sent.
  const optional = ['ChatSeq', 'ExternalUserID', 'FromUserTmpOpenId', 'MeetingRoomId', 'NewId', 'State', 'UserID'];
  assert.deepEqual([...new Set(missing.map((field) => field.split(' ')[1]))].sort(), optional);
});

test('sender and AgentID are those of the payloads on record', () => {
  for (const family of families.filter((name) => name !== 'message')) {
    for (const name of fixtureNames(family)) {
      const { raw } = readFixture(family, name);
      const sample = eventSample(String(raw.Event), raw.ChangeType === undefined ? undefined : String(raw.ChangeType));
      const sender = raw.FromUserName === 'sys' || raw.FromUserName === undefined ? raw.FromUserName : 'member';
      // Their payloads are not documented, or name the older AgentId.
      if (['unlicensed_notify', 'taskcard_click'].includes(name)) continue;
      assert.equal(sample?.sender, sender, name);
      assert.equal(sample?.hasAgentId, raw.AgentID !== undefined, `AgentID of ${name}`);
    }
  }
});
