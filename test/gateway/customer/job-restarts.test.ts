import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anotherProcess } from '../another-process.js';
import { goOnline, openDesk, startGateway, states } from './desk.js';
import { FakeDriver, someContacts } from './fake-driver.js';

const HOUR = 3600_000;

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
  const again = startGateway(t, {
    driver: driver2,
    backend: anotherProcess(desk.backend),
    clock,
    pace: { min: 1000, max: 1000 },
  });
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
  const second = startGateway(t, {
    driver: driver2,
    backend: anotherProcess(backend),
    clock,
    pace: { min: 200, max: 200 },
  });
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
