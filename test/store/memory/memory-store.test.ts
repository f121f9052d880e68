import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { MemoryStore } from '../../../src/store/index.js';
import { storeContract } from '../contract/store-contract.js';

storeContract('MemoryStore', async () => {
  const clock = new ManualClock();
  return { store: new MemoryStore({ clock }), pass: (ms) => clock.advance(ms), close: async () => {} };
});

test('a value is there until the last millisecond of its time', async () => {
  const clock = new ManualClock();
  const store = new MemoryStore({ clock });
  await store.set('key', 'value', 1000);
  await clock.advance(999);
  assert.equal(await store.get('key'), 'value');
  await clock.advance(1);
  assert.equal(await store.get('key'), undefined);
});

test('beyond its bound the value set longest ago makes room', async () => {
  const store = new MemoryStore({ clock: new ManualClock(), maxEntries: 3 });
  for (const key of ['a', 'b', 'c']) await store.set(key, key, 1000);
  await store.set('a', 'again', 1000);
  await store.replace('b', 'b', 'again', 1000);
  await store.add('d', 'd', 1000);
  const left = await Promise.all(['a', 'b', 'c', 'd'].map((key) => store.get(key)));
  assert.deepEqual(left, ['again', 'again', undefined, 'd']);
});

test('setting a value that is there makes no other go', async () => {
  const store = new MemoryStore({ clock: new ManualClock(), maxEntries: 2 });
  for (const key of ['a', 'b', 'b', 'a']) await store.set(key, key, 1000);
  assert.equal(await store.get('a'), 'a');
  assert.equal(await store.get('b'), 'b');
});

test('the machine’s clock is the default, and nothing keeps the process alive', async () => {
  const store = new MemoryStore();
  await store.set('key', 'value', 60_000);
  assert.equal(await store.get('key'), 'value');
  assert.ok(!process.getActiveResourcesInfo().includes('Timeout'));
});
