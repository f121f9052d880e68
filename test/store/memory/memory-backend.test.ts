import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { MemoryBackend } from '../../../src/store/index.js';

test('a backend in memory keeps nothing beyond its process', async () => {
  const backend = new MemoryBackend();
  assert.equal(backend.kind, 'memory');
  assert.equal(backend.isDurable, false);
  assert.equal(backend.isShared, false);
  await backend.ping();
  await backend.close();
});

test('its store and outboxes live by its clock', async () => {
  const clock = new ManualClock();
  const backend = new MemoryBackend({ clock });
  await backend.store.set('key', 'value', 1000);
  await backend.outbox('app').put({ id: 'a', kind: 'work', payload: '', createdAt: 1, attempts: 0 }, 1000);
  await clock.advance(1000);
  assert.equal(await backend.store.get('key'), undefined);
  assert.equal((await backend.outbox('app').take(1, 1000)).length, 1);
});

test('an outbox is the same one for the same name', () => {
  const backend = new MemoryBackend();
  assert.equal(backend.outbox('app'), backend.outbox('app'));
  assert.notEqual(backend.outbox('app'), backend.outbox('other'));
});
