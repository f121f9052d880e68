import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { MemoryOutbox, type OutboxJob } from '../../../src/store/index.js';
import { outboxContract } from '../contract/outbox-contract.js';

outboxContract('MemoryOutbox', async () => {
  const clock = new ManualClock();
  return {
    outbox: new MemoryOutbox({ clock }),
    neighbour: new MemoryOutbox({ clock }),
    now: () => clock.now(),
    pass: (ms) => clock.advance(ms),
    close: async () => {},
  };
});

const job = (id: string): OutboxJob => ({ id, kind: 'work', payload: '{}', createdAt: 1, attempts: 0 });

test('a job is held until the last millisecond, and waits for a taker from then on', async () => {
  const clock = new ManualClock();
  const outbox = new MemoryOutbox({ clock });
  await outbox.put(job('a'), 1000);
  await clock.advance(999);
  assert.deepEqual(await outbox.take(1, 1000), []);
  assert.equal((await outbox.list('held', 1)).length, 1);
  await clock.advance(1);
  assert.equal((await outbox.list('waiting', 1)).length, 1);
  assert.equal((await outbox.take(1, 1000)).length, 1);
});

test('a job whose hold ran out may be dropped', async () => {
  const clock = new ManualClock();
  const outbox = new MemoryOutbox({ clock });
  await outbox.put(job('a'), 1000);
  assert.equal(await outbox.drop('a'), false);
  await clock.advance(1000);
  assert.equal(await outbox.drop('a'), true);
});

test('beyond their bound the dead job that was put first is forgotten', async () => {
  const outbox = new MemoryOutbox({ clock: new ManualClock(), maxDead: 2 });
  for (const id of ['owed', 'a', 'b', 'c']) await outbox.put(job(id), 1000);
  for (const id of ['a', 'b', 'c']) await outbox.bury(id, 1, 'gave up');
  assert.deepEqual(
    (await outbox.list('dead', 10)).map(({ id }) => id),
    ['b', 'c'],
  );
  assert.deepEqual({ ...(await outbox.stats()) }, { depth: 1, oldest: 1, dead: 2 });
  assert.equal(await outbox.drop('b'), true);
  await outbox.bury('owed', 1, 'gave up');
  assert.equal((await outbox.stats()).dead, 2);
});

test('the machine’s clock is the default', async () => {
  const outbox = new MemoryOutbox();
  await outbox.put(job('a'), 60_000);
  assert.deepEqual(await outbox.take(1, 1000), []);
});
