import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, openPushDesk, type PushDesk } from './push-desk.js';

const TEXT = { toUser: 'lisi', text: 'x' };
const TRIED = ({ attempts = 0, state }: Answer): boolean => attempts > 0 && state !== 'sending';

/** The bodies of `message/send`, oldest first. */
function bodies(desk: PushDesk) {
  return desk.api.wecom.callsOf('message/send').map(({ body }) => body as Record<string, unknown>);
}

test('a cause that passes is waited for, and told meanwhile', async (t) => {
  const desk = await openPushDesk(t);
  // The client itself tries a busy server four times.
  desk.api.wecom.faults.failNext('message/send', -1, 4);
  const { id } = await desk.post(TEXT);
  const waiting = await desk.driven(id, TRIED);
  assert.deepEqual([waiting.state, waiting.attempts], ['accepted', 1]);
  assert.deepEqual([waiting.error?.errCode, waiting.error?.reason], [-1, 'system busy (系统繁忙)']);
  const failedAt = desk.api.clock.now();
  const sent = await desk.driven(id);
  assert.deepEqual([sent.state, sent.attempts, sent.error], ['sent', 2, undefined]);
  const paused = desk.api.clock.now() - failedAt;
  assert.ok(paused >= 4_000 && paused < 20_000, `paused ${paused} ms`);
  const line = desk.logger.lines.find(({ message }) => message === 'push failed; trying again later');
  assert.deepEqual([line?.level, line?.pushId, line?.retryIn, line?.errCode], ['warn', id, 5_000, -1]);
});

test('a message that arrived although nobody heard of it is not shown twice', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.dropNext('message/send', 6, 'after');
  const { id } = await desk.post(TEXT);
  const record = await desk.driven(id);
  assert.deepEqual([record.state, record.attempts], ['sent', 2]);
  assert.equal(desk.seen.length, 1);
  assert.ok(desk.api.wecom.sent.length > 1, 'it must have been sent again for this to prove anything');
});

test('two equal pushes are two messages, each with a repeat check of its own', async (t) => {
  const desk = await openPushDesk(t);
  for (const _ of [1, 2]) await desk.settled((await desk.post(TEXT)).id);
  assert.equal(desk.seen.length, 2);
  const intervals = bodies(desk).map(({ duplicate_check_interval: interval }) => Number(interval));
  assert.equal(new Set(intervals).size, 2);
  assert.ok(intervals.every((interval) => interval >= 1800 && interval <= 14_400));
  assert.ok(bodies(desk).every(({ enable_duplicate_check: check }) => check === 1));
});

test('a cause that somebody must remove fails the push, which can be tried again by hand', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.failNext('message/send', 60020);
  const { id = '' } = await desk.post(TEXT);
  const record = await desk.settled(id);
  assert.equal(record.state, 'failed');
  assert.equal(record.error?.errCode, 60020);
  assert.match(record.error?.hint ?? '', /企业可信IP/);
  const outbox = desk.backend.outbox('push');
  const [dead] = await outbox.list('dead', 10);
  assert.deepEqual([dead?.id, dead?.attempts], [id, 1]);
  assert.match(dead?.lastError ?? '', /^untrusted_ip: /);
  assert.ok(await outbox.retry(id));
  assert.equal((await desk.driven(id, ({ state }) => state === 'sent')).state, 'sent');
});

test('a push that nobody can receive has failed', async (t) => {
  const desk = await openPushDesk(t);
  const record = await desk.settled((await desk.post({ toUser: ['nobody'], text: 'x' })).id);
  assert.deepEqual([record.state, record.error?.errCode], ['failed', 81013]);
});

test('a push that may have arrived is tried only as long as WeCom remembers it', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.dropNext('message/send', 100);
  const begun = desk.api.clock.now();
  const record = await desk.driven((await desk.post(TEXT)).id);
  assert.deepEqual([record.state, record.attempts], ['failed', 6]);
  assert.equal(record.error?.hint, 'The message may have arrived all the same.');
  assert.ok(desk.api.clock.now() - begun < 1_800_000, 'the shortest interval of the repeat check');
});

test('a message of a robot that may have arrived is not repeated', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.dropNext('webhook/send', 1, 'after');
  const record = await desk.driven((await desk.post({ robot: 'dev', text: 'x' })).id);
  assert.deepEqual([record.state, record.attempts, desk.seen.length], ['failed', 1, 1]);
  assert.equal(record.error?.hint, 'The message may have arrived all the same.');
});

test('a limit that is used up is waited for', async (t) => {
  const desk = await openPushDesk(t);
  desk.apps.set('orders', { api: desk.api.client({ maxWait: 0 }) });
  const ids: (string | undefined)[] = [];
  for (let count = 0; count < 31; count += 1) ids.push((await desk.post({ ...TEXT, text: `${count}` })).id);
  const held = await desk.settled(ids.at(-1), TRIED);
  assert.deepEqual([held.state, held.error?.code], ['accepted', 'rate_limited']);
  for (const id of ids) assert.equal((await desk.driven(id)).state, 'sent');
  assert.equal(desk.seen.length, 31);
});

test('of a long text only those parts are sent again that were not', async (t) => {
  const desk = await openPushDesk(t);
  const { wecom } = desk.api;
  const stop = wecom.onSent(() => {
    stop();
    wecom.faults.failNext('message/send', -1, 4);
  });
  const record = await desk.driven((await desk.post({ toUser: 'lisi', text: 'a'.repeat(2048) + 'b'.repeat(2048) })).id);
  assert.deepEqual([record.state, record.attempts, record.msgIds?.length], ['sent', 2, 2]);
  const starts = desk.api.transport.requests
    .filter(({ url }) => url.pathname.endsWith('/message/send'))
    .map(({ body }) => /"content":"(.)/.exec(String(body))?.[1]);
  assert.deepEqual(starts, ['a', 'b', 'b', 'b', 'b', 'b']);
  assert.deepEqual(
    desk.seen.map(({ content }) => String(content.content)[0]),
    ['a', 'b'],
  );
});

test('an app or a robot that has gone is waited for', async (t) => {
  const desk = await openPushDesk(t);
  const { apps } = desk;
  const orders = apps.get('orders');
  assert.ok(orders);
  desk.api.wecom.faults.failNext('message/send', -1, 4);
  const { id } = await desk.post(TEXT);
  await desk.driven(id, TRIED);
  apps.delete('orders');
  const gone = await desk.driven(id, (record) => TRIED(record) && record.error?.code === 'unknown_app');
  assert.match(gone.error?.reason ?? '', /no app "orders"/);
  apps.set('orders', orders);
  assert.equal((await desk.driven(id)).state, 'sent');
});
