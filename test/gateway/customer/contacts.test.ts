import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GatewayCaller } from '../../../src/gateway/customer/index.js';
import { goOnline, openDesk } from './desk.js';

const ids = ({ datas }: { readonly datas: readonly { readonly id: string }[] }) => datas.map(({ id }) => id);

test('contacts come in pages, searched and by tag', async (t) => {
  const { gateway, driver } = openDesk(t);
  await goOnline(gateway, driver);
  const first = await gateway.contacts({ pageSize: 3 });
  assert.deepEqual([ids(first), first.hasNextPage, first.total], [['c1', 'c2', 'c3'], true, 7]);
  const last = await gateway.contacts({ page: 3, pageSize: 3 });
  assert.deepEqual([ids(last), last.hasNextPage], [['c7'], false]);
  assert.deepEqual(ids(await gateway.contacts({ page: 9 })), []);
  assert.deepEqual(ids(await gateway.contacts({ search: ' 老王' })), ['c2']);
  assert.deepEqual(ids(await gateway.contacts({ search: 'EXAMPLE' })), ['c1']);
  assert.deepEqual(ids(await gateway.contacts({ search: 'C4' })), ['c4']);
  assert.deepEqual(ids(await gateway.contacts({ tag: 'VIP' })), ['c1', 'c4', 'c7']);
  assert.deepEqual(ids(await gateway.contacts({ tag: 't1', search: '客户7' })), ['c7']);
  assert.deepEqual(driver.calls, ['start']);
  await gateway.contacts({ refresh: true });
  assert.deepEqual(driver.calls, ['start', 'refresh']);
});

test('tags are counted', async (t) => {
  const { gateway, driver } = openDesk(t);
  await goOnline(gateway, driver);
  assert.deepEqual(await gateway.tags(), [
    { name: '普通', count: 4 },
    { id: 't1', name: 'VIP', group: '等级', count: 3 },
  ]);
});

test('a caller who may not write to everybody sees nobody else', async (t) => {
  const { gateway, driver } = openDesk(t);
  await goOnline(gateway, driver);
  const caller: GatewayCaller = { name: 'shop', isUnrestricted: false, mayReach: (id) => id === 'c2' || id === 'c4' };
  assert.deepEqual(ids(await gateway.contacts({}, caller)), ['c2', 'c4']);
  assert.deepEqual(
    (await gateway.tags(caller)).map(({ count }) => count),
    [1, 1],
  );
  await assert.rejects(gateway.send('c1', 'x', { caller }), { code: 'forbidden_recipient', status: 403 });
  await assert.rejects(gateway.sendAll({ tag: 'VIP' }, 'x', { caller }), { code: 'forbidden_recipient' });
  const job = await gateway.send('c2', 'x', { caller });
  const other: GatewayCaller = { ...caller, name: 'other' };
  await assert.rejects(gateway.job(job.id, undefined, other), { code: 'unknown_job', status: 404 });
  assert.deepEqual([(await gateway.jobs(caller)).length, (await gateway.jobs(other)).length], [1, 0]);
  assert.equal((await gateway.jobs()).length, 1);
});

test('a driver that cannot list says why', async (t) => {
  const { gateway, driver } = openDesk(t);
  await goOnline(gateway, driver);
  driver.contacts = () => Promise.reject(new Error('the server is away'));
  await assert.rejects(gateway.contacts(), { code: 'driver_failed', status: 502, message: /the server is away/ });
  driver.contacts = () => Promise.reject('just a word');
  await assert.rejects(gateway.contacts(), { code: 'driver_failed', message: /just a word/ });
});
