import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goOnline, openDesk, states } from './desk.js';

const HOUR = 3600_000;

test('one message is sent at once, and kept as a job', async (t) => {
  const { gateway, driver, clock } = openDesk(t);
  await goOnline(gateway, driver);
  const job = await gateway.send('c2', '你好');
  assert.deepEqual(driver.sent, [{ id: 'c2', text: '你好' }]);
  assert.equal(job.state, 'done');
  assert.deepEqual(job.recipients, [{ id: 'c2', name: '老王', at: clock.now(), state: 'sent', msgId: 'm-c2' }]);
  assert.deepEqual([job.failList, job.hasNextPage, job.account.id, job.finishedAt], [[], false, 'me', clock.now()]);
  assert.deepEqual(await gateway.jobs(), [
    { id: job.id, state: 'done', createdAt: clock.now(), text: '你好', total: 1 },
  ]);
});

test('many are sent to one after the other, each once, with a pause that varies', async (t) => {
  const draws = [0, 1, 0.5];
  const { gateway, driver, clock } = openDesk(t, { random: () => draws.shift() ?? 0 });
  await goOnline(gateway, driver);
  const begun = clock.now();
  const times: number[] = [];
  for (const { id } of driver.people) {
    driver.behaviours.set(id, () => {
      times.push(clock.now() - begun);
      return { state: 'sent' };
    });
  }
  const job = await gateway.sendAll({ ids: ['c1', 'c2', 'c1', 'c3', 'c4', 'c2'] }, 'x');
  assert.equal(job.total, 4);
  await clock.advance(1000);
  const running = await gateway.job(job.id);
  assert.deepEqual([running.state, running.counts.sent, running.counts.pending], ['running', 1, 3]);
  await clock.advance(HOUR);
  assert.deepEqual(times, [0, 2000, 6000, 9000]);
  const done = await gateway.job(job.id);
  assert.deepEqual([done.state, done.counts.sent, done.finishedAt], ['done', 4, begun + 9000]);
});

test('a single message does not wait for the end of a long job', async (t) => {
  const { gateway, driver, clock } = openDesk(t, { pace: { min: 1000, max: 1000 } });
  await goOnline(gateway, driver);
  await gateway.sendAll({ tag: '普通' }, 'many');
  await clock.advance(500);
  const sending = gateway.send('c1', 'one');
  await clock.advance(2000);
  assert.equal((await sending).state, 'done');
  assert.deepEqual(
    driver.sent.map(({ text }) => text),
    ['many', 'many', 'one'],
  );
});

test('a single message that has to wait too long is answered as it stands', async (t) => {
  const { gateway, driver, clock } = openDesk(t, { pace: { min: HOUR, max: HOUR } });
  await goOnline(gateway, driver);
  await gateway.send('c1', 'x');
  const sending = gateway.send('c2', 'x');
  await clock.advance(30_000);
  assert.deepEqual(states(await sending), ['pending']);
});

test('whoever cannot be sent to is told apart from whoever may have been', async (t) => {
  const { gateway, driver, clock } = openDesk(t);
  await goOnline(gateway, driver);
  driver.behaviours.set('c1', () => ({ state: 'failed', code: 'blocked', message: 'the contact has blocked you' }));
  driver.behaviours.set('c2', () => Promise.reject(new Error('timeout')));
  driver.behaviours.set('c3', () => Promise.reject('just a word'));
  const { id } = await gateway.sendAll({ ids: ['c1', 'c2', 'c3', 'c4', 'ghost'] }, 'x');
  await clock.advance(HOUR);
  const job = await gateway.job(id);
  assert.deepEqual(
    job.recipients.map(({ name, state, code, message }) => [name, state, code, message]),
    [
      ['客户1', 'failed', 'blocked', 'the contact has blocked you'],
      ['老王', 'unknown', 'send_failed', 'timeout'],
      ['客户3', 'unknown', 'send_failed', 'just a word'],
      ['客户4', 'sent', undefined, undefined],
      ['', 'sent', undefined, undefined],
    ],
  );
  assert.deepEqual(job.failList, ['c1']);
  assert.match(job.note ?? '', /POST \/jobs\/[\w-]+\/retry with \{"retryUnknown":true\}/);
  const unknown = await gateway.job(id, { page: 1, pageSize: 1, state: 'unknown' });
  assert.deepEqual([unknown.recipients.map((each) => each.id), unknown.hasNextPage], [['c2'], true]);
});

test('a driver that sends to several at once is given them so, and marks each', async (t) => {
  const { gateway, driver, clock } = openDesk(t);
  const calls: (readonly string[])[] = [];
  driver.capabilities = { ...driver.capabilities, confirmedByMember: true };
  driver.together = {
    group: async (ids) => [ids.slice(0, 2), ids.slice(2)],
    send: async (ids) => {
      calls.push(ids);
      return new Map(ids.slice(0, 2).map((id) => [id, { state: 'awaiting_member', msgId: 'm1', sender: 'lisi' }]));
    },
  };
  await goOnline(gateway, driver);
  const { id } = await gateway.sendAll({ ids: ['c1', 'c2', 'c3', 'c4', 'c5'] }, 'x');
  await clock.advance(HOUR);
  assert.deepEqual(calls, [
    ['c1', 'c2'],
    ['c3', 'c4', 'c5'],
  ]);
  const job = await gateway.job(id);
  assert.deepEqual(
    job.recipients.map(({ state, sender, code }) => sender ?? code ?? state),
    ['lisi', 'lisi', 'lisi', 'lisi', 'no_answer'],
  );
  assert.match(job.note ?? '', /before these members confirm it in WeCom: lisi \(4\)\./);
});

test('a text the driver cannot carry and a tag that nobody bears are refused', async (t) => {
  const { gateway, driver } = openDesk(t);
  driver.capabilities = { ...driver.capabilities, maxTextBytes: 6 };
  await goOnline(gateway, driver);
  await assert.rejects(gateway.send('c1', '你好吗'), {
    code: 'invalid_request',
    status: 422,
    message: /message has 9 bytes in UTF-8; 6 are allowed/,
  });
  assert.equal((await gateway.send('c1', '你好')).state, 'done');
  await assert.rejects(gateway.sendAll({ tag: 'nobody' }, 'x'), { code: 'unknown_tag', status: 404 });
});
