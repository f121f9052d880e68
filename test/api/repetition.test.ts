import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { ApiError, HttpError } from '../../src/errors/index.js';
import { clientOf } from './client-of.js';
import { openApiDesk } from './desk.js';
import { startStub } from './stub-server.js';

for (const errCode of [-1, 6000, 41063, 41096, 45033, 45035, 45036]) {
  test(`${errCode} is retried three times, with pauses`, async (t) => {
    const desk = await openApiDesk(t);
    const api = desk.client();
    desk.wecom.faults.failNext('message/send', errCode, 3);
    const [result] = await desk.drive(api.send.text('lisi', 'Hello'));
    assert.ok(result?.msgId);
    assert.equal(desk.wecom.sent.length, 1);
    desk.wecom.faults.failNext('message/send', errCode, 4);
    await assert.rejects(desk.drive(api.send.text('lisi', 'Hello')), { name: 'ApiError', errCode });
    assert.equal(desk.wecom.callsOf('message/send').length, 8);
  });
}

test('pauses grow and are random below their ceiling', async (t) => {
  const desk = await openApiDesk(t);
  const delays: number[] = [];
  for (let run = 0; run < 20; run += 1) {
    desk.lines.length = 0;
    desk.wecom.faults.failNext('user/get', -1, 3);
    await desk.drive(desk.client().user.get('lisi'));
    const seen = desk.warnings().map(({ delay }) => Number(delay));
    assert.equal(seen.length, 3);
    for (const [retry, delay] of seen.entries()) assert.ok(delay >= 0 && delay <= 1000 * 2 ** retry, String(delay));
    delays.push(...seen);
  }
  assert.ok(new Set(delays).size > 30, 'jitter');
});

for (const errCode of [40003, 40058, 48002, 50003, 60011, 60111, 301002]) {
  test(`${errCode} is final`, async (t) => {
    const desk = await openApiDesk(t);
    desk.wecom.faults.failNext('user/get', errCode);
    await assert.rejects(desk.client().user.get('lisi'), { name: 'ApiError', errCode, path: 'user/get' });
    assert.equal(desk.wecom.callsOf('user/get').length, 1);
    assert.equal(desk.wecom.callsOf('gettoken').length, 1);
  });
}

test('45009 waits out a minute once, if the call may wait that long', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  desk.wecom.faults.failNext('user/get', 45009);
  const before = desk.clock.now();
  await desk.drive(api.user.get('lisi'));
  assert.ok(desk.clock.now() - before >= 60_000);
  desk.wecom.faults.failNext('user/get', 45009, 2);
  await assert.rejects(desk.drive(api.user.get('lisi')), { code: 'rate_limited' });
  desk.wecom.faults.failNext('user/get', 45009);
  await assert.rejects(api.user.get('lisi', { maxWait: 59_999 }), (error) => {
    assert.ok(error instanceof ApiError);
    assert.match(error.message, /called too often \(接口调用超过限制\)/);
    assert.match(error.message, /checkCorpSpamBlock/);
    return true;
  });
});

test('a dropped read is repeated, a dropped message is not', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  desk.wecom.faults.dropNext('user/get');
  assert.equal((await desk.drive(api.user.get('lisi'))).userId, 'lisi');
  desk.wecom.faults.dropNext('message/send', 1, 'after');
  await assert.rejects(desk.drive(api.send.text('lisi', 'Hello')), (error) => {
    assert.ok(error instanceof HttpError);
    assert.equal(error.code, 'connection_lost');
    assert.equal(error.maybeProcessed, true);
    return true;
  });
  assert.equal(desk.wecom.sent.length, 1);
});

test('a dropped message with the repeat check is repeated and arrives once', async (t) => {
  const desk = await openApiDesk(t);
  for (const when of ['before', 'after'] as const) {
    desk.wecom.faults.dropNext('message/send', 1, when);
    const [result] = await desk.drive(desk.client().send.text('lisi', `Dropped ${when}`, { enableDuplicateCheck: 1 }));
    assert.ok(result?.msgId);
  }
  const delivered = desk.wecom.sent.filter(({ dropped }) => dropped === undefined);
  assert.deepEqual(
    delivered.map(({ content }) => content.content),
    ['Dropped before', 'Dropped after'],
  );
});

test('a call that takes too long fails, and is repeated only if it may run twice', async (t) => {
  let requests = 0;
  const origin = await startStub(t, () => {
    requests += 1;
  });
  const { api, clock } = clientOf(origin, { timeout: 500 });
  t.after(() => api.close());
  const failed = api.appchat.send('chat', { msgType: 'text', text: { content: 'Hello' } }).catch((error) => error);
  while (requests < 1) await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(500);
  const error = await failed;
  assert.ok(error instanceof HttpError);
  assert.equal(error.code, 'timeout');
  assert.match(error.message, /within 500 ms/);
  const read = api.user.get('lisi', { timeout: 100 }).catch((reason) => reason);
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    while (requests < 1 + attempt) {
      await new Promise((resolve) => setImmediate(resolve));
      if (clock.waiting === 1 && requests < 1 + attempt) await clock.advance(50);
    }
    await clock.advance(100);
  }
  assert.equal((await read).code, 'timeout');
  assert.equal(requests, 5);
});

test('a server that is not there was certainly not reached, so even a message is retried', async (t) => {
  const taken = createServer();
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  await new Promise((resolve) => taken.close(resolve));
  const { api, clock, lines } = clientOf(`http://127.0.0.1:${port}`);
  t.after(() => api.close());
  const failed = api.send.text('lisi', 'Hello').catch((reason) => reason);
  let over = false;
  void failed.then(() => {
    over = true;
  });
  while (!over) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    await clock.advance(1000);
  }
  const error = await failed;
  assert.ok(error instanceof HttpError);
  assert.equal(error.code, 'connect_failed');
  assert.equal(error.maybeProcessed, false);
  assert.match(error.message, /ECONNREFUSED/);
  assert.equal(lines.filter(({ level }) => level === 'warn').length, 3);
});

test('a server failure is retried where that is safe', async (t) => {
  let failures = 2;
  const origin = await startStub(t, (_request, response) => {
    if (failures-- > 0) response.writeHead(503).end();
    else response.end('{"errcode":0,"userid":"lisi"}');
  });
  const { api, clock } = clientOf(origin);
  t.after(() => api.close());
  const read = api.user.get('lisi');
  let over = false;
  void read.finally(() => {
    over = true;
  });
  while (!over) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (failures >= 0 && clock.waiting > 0) await clock.advance(500);
  }
  assert.equal((await read).userId, 'lisi');
});
