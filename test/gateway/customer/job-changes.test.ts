import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anotherProcess } from '../another-process.js';
import { goOnline, openDesk, startGateway, states } from './desk.js';
import { FakeDriver } from './fake-driver.js';

const HOUR = 3600_000;

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

test('a key that reaches less than it did sends no job again to those whom it has lost', async (t) => {
  const { gateway, driver, clock } = openDesk(t);
  await goOnline(gateway, driver);
  const open = new Set(['c1', 'c2']);
  const caller = { name: 'shop', isUnrestricted: false, mayReach: (id: string) => open.has(id) };
  driver.behaviours.set('c2', () => Promise.reject(new Error('timeout')));
  const { id } = await gateway.sendAll({ ids: ['c1', 'c2'] }, 'x', { caller });
  await clock.advance(HOUR);
  open.delete('c2');
  const forbidden = { code: 'forbidden_recipient', status: 403, message: 'The key "shop" may not write to c2.' };
  await assert.rejects(gateway.retry(id, { retryUnknown: true }, caller), forbidden);
  await clock.advance(HOUR);
  assert.equal(driver.sent.length, 2);
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
  const elsewhere = startGateway(t, { driver: new FakeDriver(), backend: anotherProcess(backend), clock });
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
