import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreError } from '../../../src/errors/index.js';
import { generateApiKey } from '../../../src/gateway/keys/index.js';
import { SAMPLES } from '../../emulator/desk.js';
import { openPushDesk } from './push-desk.js';

const TEXT = { toUser: 'lisi', text: 'x' };
const DAY = 24 * 3_600_000;
const once = (key: string) => ({ headers: { 'idempotency-key': key } });

test('the same request with the same key is one push, for a day', async (t) => {
  const desk = await openPushDesk(t);
  const answers = await Promise.all([1, 2, 3].map(() => desk.post(TEXT, once('build-42'))));
  assert.deepEqual(new Set(answers.map(({ text }) => text)).size, 1);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [202, 202, 202],
  );
  await desk.settled(answers[0]?.id);
  assert.equal((await desk.post(TEXT, once('build-42'))).text, answers[0]?.text, 'also when it was sent by now');
  assert.equal(desk.seen.length, 1);
  assert.notEqual((await desk.post(TEXT, once('build-43'))).id, answers[0]?.id);
  await desk.api.clock.advance(DAY);
  assert.notEqual((await desk.post(TEXT, once('build-42'))).id, answers[0]?.id);
});

test('the same key with another request is refused', async (t) => {
  const desk = await openPushDesk(t);
  await desk.post(TEXT, once('build-42'));
  const other = await desk.post({ ...TEXT, text: 'y' }, once('build-42'));
  assert.deepEqual([other.status, other.code], [422, 'idempotency_key_reused']);
  for (const key of ['x'.repeat(256), 'with blank']) {
    const malformed = await desk.post(TEXT, once(key));
    assert.deepEqual([malformed.status, malformed.code], [400, 'malformed_idempotency_key']);
  }
});

test('keys of different callers have nothing to do with each other', async (t) => {
  const [ci, alerts] = [generateApiKey(), generateApiKey()];
  const keys = [
    { name: 'ci', hash: ci.hash },
    { name: 'alerts', hash: alerts.hash },
  ];
  const desk = await openPushDesk(t, { keys });
  const ids = await Promise.all(
    [ci, alerts].map(async ({ key }) => {
      const headers = { 'idempotency-key': '1', 'x-api-key': key };
      return (await desk.post(TEXT, { headers })).id;
    }),
  );
  assert.equal(new Set(ids).size, 2);
});

test('files count: the same fields with another file are another request', async (t) => {
  const desk = await openPushDesk(t);
  const form = (bytes: Uint8Array, name = 'a.png') => {
    const data = new FormData();
    data.append('toUser', 'lisi');
    data.append('image', new File([new Uint8Array(bytes)], name));
    return data;
  };
  const first = await desk.post(form(SAMPLES.image), once('1'));
  assert.equal((await desk.post(form(SAMPLES.image), once('1'))).id, first.id);
  assert.equal((await desk.post(form(Buffer.concat([SAMPLES.image, SAMPLES.image])), once('1'))).status, 422);
  assert.equal((await desk.post(form(SAMPLES.image, 'b.png'), once('1'))).status, 422);
  assert.equal(desk.api.wecom.callsOf('media/upload').length, 1, 'a repeat uploads nothing');
});

test('a request that was refused may come again under its key, put right', async (t) => {
  const desk = await openPushDesk(t);
  const data = () => {
    const form = new FormData();
    form.append('toUser', 'lisi');
    form.append('image', new File([new Uint8Array(SAMPLES.image)], 'a.png'));
    return form;
  };
  desk.api.wecom.faults.failNext('media/upload', 60020);
  assert.equal((await desk.post(data(), once('1'))).status, 502);
  assert.equal((await desk.post({ ...TEXT, text: 'instead' }, once('1'))).status, 202);
});

test('a request whose first try died half-way is finished, and stays one push', async (t) => {
  const desk = await openPushDesk(t);
  const { store } = desk.backend;
  const outbox = desk.backend.outbox('push');
  // The job is kept, the record is not: as if the process had died in between.
  const add = store.add.bind(store);
  const failing = t.mock.method(store, 'add', (key: string, value: string, ttl: number) => {
    if (key.startsWith('push:')) return Promise.reject(new StoreError('store_unavailable', 'the store is away'));
    return add(key, value, ttl);
  });
  const cut = await desk.post(TEXT, once('1'));
  assert.deepEqual([cut.status, cut.code], [503, 'store_unavailable']);
  failing.mock.restore();
  const [kept] = await outbox.list('all', 10);
  const again = await desk.post(TEXT, once('1'));
  assert.deepEqual([again.status, again.id], [202, kept?.id]);
  await desk.api.clock.advance(5_000);
  assert.equal((await desk.settled(again.id)).state, 'sent');
  assert.equal(desk.seen.length, 1);
  assert.equal((await outbox.stats()).depth, 0);
});
