import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SendJob } from '../../../src/gateway/customer/index.js';
import { goOnline, openDesk, startGateway } from './desk.js';
import { FakeDriver, someContacts } from './fake-driver.js';

const states = (job: SendJob) => job.recipients.map(({ state }) => state);
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

test('those without luck are sent to again when asked for, and nobody else', async (t) => {
  const { gateway, driver, clock } = openDesk(t);
  await goOnline(gateway, driver);
  driver.behaviours.set('c1', () => ({ state: 'failed', code: 'blocked', message: '' }));
  driver.behaviours.set('c2', () => Promise.reject(new Error('timeout')));
  const { id } = await gateway.sendAll({ ids: ['c1', 'c2', 'c3'] }, 'x');
  await assert.rejects(gateway.retry(id, {}), { code: 'job_not_finished', status: 409 });
  await clock.advance(HOUR);
  const resent = async (request: Parameters<typeof gateway.retry>[1]): Promise<string[]> => {
    driver.sent.length = 0;
    await gateway.retry(id, request);
    await clock.advance(HOUR);
    return driver.sent.map((each) => each.id);
  };
  assert.deepEqual(await resent({}), []);
  assert.deepEqual(await resent({ retryFailed: true }), ['c1']);
  assert.deepEqual(await resent({ retryUnknown: true }), ['c2']);
  driver.behaviours.clear();
  assert.deepEqual(await resent({ retryUnknown: true, retryFailed: true }), ['c1', 'c2']);
  assert.deepEqual(await resent({ retryUnknown: true, retryFailed: true }), []);
  assert.equal((await gateway.job(id)).counts.sent, 3);
  await assert.rejects(gateway.retry('no-such-job', {}), { code: 'unknown_job', status: 404 });
});

test('after a restart the job goes on, and whoever was being sent to is not sent to again', async (t) => {
  const desk = openDesk(t, { pace: { min: 1000, max: 1000 } });
  const { gateway, driver, clock } = desk;
  await goOnline(gateway, driver);
  let finish = (): void => {};
  driver.behaviours.set('c3', () => new Promise((resolve) => (finish = () => resolve({ state: 'sent' }))));
  const { id } = await gateway.sendAll({ ids: ['c1', 'c2', 'c3', 'c4', 'c5'] }, 'x');
  await clock.advance(2500);
  assert.deepEqual(states(await gateway.job(id)), ['sent', 'sent', 'sending', 'pending', 'pending']);
  // The process dies here: it neither notes how this went, nor lets go of the job, nor renews its hold.
  driver.report({ type: 'logout' });
  t.mock.method(desk.backend.outbox('customer'), 'renew', async () => true);

  const driver2 = new FakeDriver();
  const again = startGateway(t, { driver: driver2, backend: desk.backend, clock, pace: { min: 1000, max: 1000 } });
  const left = await again.job(id);
  assert.deepEqual([left.state, ...states(left)], ['waiting', 'sent', 'sent', 'unknown', 'pending', 'pending']);
  await goOnline(again, driver2);
  await clock.advance(60_000);
  assert.deepEqual(
    driver2.sent.map((each) => each.id),
    ['c4', 'c5'],
  );
  const done = await again.job(id);
  assert.deepEqual([done.state, ...states(done)], ['done', 'sent', 'sent', 'unknown', 'sent', 'sent']);
  assert.equal(done.recipients[2]?.code, 'interrupted');

  await again.retry(id, { retryUnknown: true });
  await clock.advance(60_000);
  assert.deepEqual(
    driver2.sent.map((each) => each.id),
    ['c4', 'c5', 'c3'],
  );
  finish();
});

test('ending it lets whoever is being sent to be seen through; the rest waits for the next start', async (t) => {
  const { gateway, driver, clock } = openDesk(t, { pace: { min: 1000, max: 1000 } });
  await goOnline(gateway, driver);
  let finish = (): void => {};
  driver.behaviours.set(
    'c2',
    () =>
      new Promise((resolve) => {
        finish = () => resolve({ state: 'sent' });
      }),
  );
  const { id } = await gateway.sendAll({ ids: ['c1', 'c2', 'c3'] }, 'x');
  await clock.advance(1500);
  const stopping = gateway.stop();
  assert.equal(gateway.status().state, 'stopping');
  await clock.advance(5000);
  assert.ok(!driver.calls.includes('stop'));
  finish();
  await clock.advance(0);
  await stopping;
  assert.deepEqual(states(await gateway.job(id)), ['sent', 'sent', 'pending']);
  assert.equal((await gateway.job(id)).state, 'waiting');
  await goOnline(gateway, driver);
  await clock.advance(5000);
  assert.deepEqual(
    driver.sent.map((each) => each.id),
    ['c1', 'c2', 'c3'],
  );
});

test('a job waits for its own account', async (t) => {
  const { gateway, driver, clock } = openDesk(t);
  await goOnline(gateway, driver);
  const { id } = await gateway.sendAll({ tag: 'VIP' }, 'x');
  await clock.advance(100);
  await gateway.switchAccount();
  driver.login('other');
  await clock.advance(HOUR);
  assert.deepEqual(
    driver.sent.map((each) => each.id),
    ['c1'],
  );
  assert.equal((await gateway.job(id)).state, 'waiting');
  await gateway.switchAccount();
  driver.login('me');
  await clock.advance(HOUR);
  assert.deepEqual(
    driver.sent.map((each) => each.id),
    ['c1', 'c4', 'c7'],
  );
});

test('a job can be cancelled, here or from another process, and gone on with', async (t) => {
  const { gateway, driver, clock, backend } = openDesk(t);
  await goOnline(gateway, driver);
  const { id } = await gateway.sendAll({ tag: '普通' }, 'x');
  await clock.advance(100);
  await gateway.cancel(id);
  await clock.advance(100);
  const job = await gateway.job(id);
  assert.deepEqual([job.state, ...states(job)], ['cancelled', 'sent', 'cancelled', 'cancelled', 'cancelled']);
  await assert.rejects(gateway.cancel(id), { code: 'job_finished', status: 409 });
  await gateway.retry(id, {});
  await clock.advance(3100);
  const elsewhere = startGateway(t, { driver: new FakeDriver(), backend, clock });
  assert.equal((await elsewhere.cancel(id)).state, 'cancelled');
  await clock.advance(HOUR);
  assert.deepEqual(
    driver.sent.map((each) => each.id),
    ['c2', 'c3'],
  );
  await gateway.retry(id, {});
  await clock.advance(HOUR);
  assert.deepEqual(
    driver.sent.map((each) => each.id),
    ['c2', 'c3', 'c5', 'c6'],
  );
  assert.equal((await gateway.job(id)).state, 'done');
});

test('a request that comes twice under one key sends once', async (t) => {
  const { gateway, driver, clock } = openDesk(t);
  await goOnline(gateway, driver);
  const options = { idempotencyKey: 'order-1' };
  const first = await gateway.sendAll({ ids: ['c1', 'c2'] }, 'x', options);
  const second = await gateway.sendAll({ ids: ['c1', 'c2'] }, 'x', options);
  await clock.advance(HOUR);
  const third = await gateway.sendAll({ ids: ['c1', 'c2'] }, 'x', options);
  assert.deepEqual([second.id, third.id, third.state], [first.id, first.id, 'done']);
  assert.equal(driver.sent.length, 2);
  const conflict = { code: 'idempotency_conflict', status: 422 };
  await assert.rejects(gateway.sendAll({ ids: ['c1', 'c2'] }, 'y', options), conflict);
  await assert.rejects(gateway.sendAll({ ids: ['c1'] }, 'x', options), conflict);
  const caller = { name: 'shop', isUnrestricted: true, mayReach: () => true };
  assert.notEqual((await gateway.sendAll({ ids: ['c1'] }, 'y', { ...options, caller })).id, first.id);
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

test('a store that fails stops the sending; what is owed is gone on with later', async (t) => {
  const { gateway, driver, clock, backend } = openDesk(t, { pace: { min: 1000, max: 1000 } });
  await goOnline(gateway, driver);
  const { id } = await gateway.sendAll({ tag: '普通' }, 'x');
  await clock.advance(100);
  const away = t.mock.method(backend.store, 'add', () => Promise.reject(new Error('away')));
  await clock.advance(2000);
  assert.equal(driver.sent.length, 1);
  away.mock.restore();
  const unreadable = t.mock.method(backend.outbox('customer'), 'take', () => Promise.reject(new Error('away')));
  await clock.advance(6000);
  unreadable.mock.restore();
  await clock.advance(60_000);
  assert.deepEqual(
    driver.sent.map((each) => each.id),
    ['c2', 'c3', 'c5', 'c6'],
  );
  assert.equal((await gateway.job(id)).state, 'done');
});

test('a job that another process took is left to it', async (t) => {
  const { gateway, driver, clock, backend } = openDesk(t, { pace: { min: 25_000, max: 25_000 } });
  await goOnline(gateway, driver);
  const { id } = await gateway.sendAll({ tag: '普通' }, 'x');
  await clock.advance(100);
  const outbox = backend.outbox('customer');
  const broken = t.mock.method(outbox, 'renew', () => Promise.reject(new Error('away')));
  await clock.advance(15_000);
  broken.mock.restore();
  t.mock.method(outbox, 'renew', async () => false);
  const postponed = t.mock.method(outbox, 'postpone');
  await clock.advance(10_000);
  assert.equal(driver.sent.length, 1);
  assert.equal(postponed.mock.callCount(), 0);
  assert.equal((await gateway.job(id)).state, 'waiting');
});

test('a job that the store has forgotten is forgotten by the outbox too', async (t) => {
  const { gateway, driver, clock, backend } = openDesk(t);
  await goOnline(gateway, driver);
  const outbox = backend.outbox('customer');
  await outbox.put({ id: 'old', kind: 'customer-send', payload: '{}', createdAt: 0, attempts: 0 }, 0);
  await clock.advance(6000);
  assert.equal((await outbox.stats()).depth, 0);
});

test('two processes that share a job send to each recipient once', async (t) => {
  const { gateway, driver, clock, backend } = openDesk(t, { pace: { min: 300, max: 300 } });
  const driver2 = new FakeDriver();
  driver.people = driver2.people = someContacts(40);
  const second = startGateway(t, { driver: driver2, backend, clock, pace: { min: 200, max: 200 } });
  await goOnline(gateway, driver);
  await goOnline(second, driver2);
  const { id } = await gateway.sendAll({ ids: driver.people.map((each) => each.id) }, 'x');
  // As after a pause of the first process that was longer than its hold.
  const outbox = backend.outbox('customer');
  await clock.advance(500);
  await outbox.postpone(id, 0, 0);
  await clock.advance(60_000);
  const sent = [...driver.sent, ...driver2.sent].map((each) => each.id);
  assert.ok(driver.sent.length > 0 && driver2.sent.length > 0);
  assert.equal(sent.length, 40);
  assert.equal(new Set(sent).size, 40);
});
