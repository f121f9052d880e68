import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { Listeners } from '../../src/emulator/listeners.js';
import type { PageEvent, PageState } from '../../src/emulator/page-api/index.js';
import { eventStream } from '../../src/emulator/page-server/event-stream.js';
import type { PageFeed } from '../../src/emulator/page-server/page-feed.js';
import { openDesk } from './desk.js';
import { ask, Stream } from './page.js';
import { openStage } from './stage.js';

test('a page follows what happens', async (t) => {
  const { wecom, app, emulated } = await openStage(t);
  app.onText((message) => message.content);
  const { json } = await ask(`${wecom.pageUrl}state`);
  const { revision } = json as PageState;
  await wecom.user('ZhangSan').sendText('missed');
  const stream = await Stream.open(`${wecom.pageUrl}events?after=${revision}`);
  assert.equal(stream.headers['content-type'], 'text/event-stream; charset=utf-8');
  const replies = (): number =>
    stream.events.filter((event) => event.type === 'entry' && event.entry.from === 'app').length;
  await stream.until(() => replies() === 1);
  await wecom.user('lisi').sendText('seen');
  emulated.menu = { button: [{ name: 'x', type: 'click', key: 'k' }] };
  wecom.addRobot();
  const has = (type: string): boolean => stream.events.some((event) => event.type === type);
  await stream.until(() => replies() === 2 && has('users') && has('apps') && has('groups') && has('exchange'));
  assert.deepEqual(
    stream.events.map((event) => event.revision),
    stream.events.map((_event, index) => revision + 1 + index),
  );
  const last = stream.events.at(-1)?.revision ?? 0;
  stream.close();
  const again = await Stream.open(`${wecom.pageUrl}events?after=${last}`);
  const fresh = await Stream.open(`${wecom.pageUrl}events`);
  await wecom.user('lisi').sendText('more');
  await again.until(() => again.events.length > 0);
  await fresh.until(() => fresh.events.length > 0);
  assert.equal(again.events[0]?.revision, last + 1);
  const lost = await Stream.open(`${wecom.pageUrl}events?after=999999`);
  await lost.until(({ names }) => names.includes('reset'));
  await wecom.close();
});

test('a page that was away too long must read the state again', async (t) => {
  const { wecom } = await openDesk(t);
  const call = () => fetch(`${wecom.apiBase}/cgi-bin/x`);
  for (let round = 0; round < 11; round += 1) await Promise.all(Array.from({ length: 100 }, call));
  const old = await Stream.open(`${wecom.pageUrl}events?after=0`);
  await old.until(({ names }) => names.includes('reset'));
  assert.deepEqual(old.events, []);
  const recent = await Stream.open(`${wecom.pageUrl}events?after=600`);
  await recent.until(({ events }) => events.length >= 500);
  assert.equal(recent.events[0]?.revision, 601);
});

test('a page that does not read is let go', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const feed = { listeners: new Listeners<PageEvent>() } as PageFeed;
  const written: string[] = [];
  const response = new PassThrough({ highWaterMark: 1 });
  const slow = Object.assign(response, {
    writeHead: () => response,
    write: (text: string) => written.push(text) > 0,
  });
  eventStream(slow as unknown as ServerResponse, feed, undefined);
  assert.deepEqual([feed.listeners.isEmpty, written], [false, ['retry: 1000\n\n']]);
  t.mock.timers.tick(15_000);
  assert.equal(written.at(-1), ': still here\n\n');
  Object.defineProperty(response, 'writableLength', { value: 17 * 1024 * 1024 });
  t.mock.timers.tick(15_000);
  assert.equal(response.destroyed, true);
  response.emit('close');
  assert.equal(feed.listeners.isEmpty, true);
});
