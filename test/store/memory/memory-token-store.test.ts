import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { MemoryTokenStore } from '../../../src/store/index.js';

test('a value is kept for its time and no longer', async () => {
  const clock = new ManualClock();
  const store = new MemoryTokenStore(clock);
  assert.equal(await store.get('key'), undefined);
  await store.set('key', 'value', 1000);
  await clock.advance(999);
  assert.equal(await store.get('key'), 'value');
  await clock.advance(1);
  assert.equal(await store.get('key'), undefined);
});

test('a value can be replaced and deleted', async () => {
  const store = new MemoryTokenStore(new ManualClock());
  await store.set('key', 'one', 1000);
  await store.set('key', 'two', 1000);
  assert.equal(await store.get('key'), 'two');
  await store.delete('key');
  assert.equal(await store.get('key'), undefined);
});

test('the machine’s clock is the default', async () => {
  const store = new MemoryTokenStore();
  await store.set('key', 'value', 60_000);
  assert.equal(await store.get('key'), 'value');
});
