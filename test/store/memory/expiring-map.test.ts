import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { ExpiringMap } from '../../../src/store/memory/expiring-map.js';

test('what is over is cleared away by a later set', async () => {
  const clock = new ManualClock();
  const map = new ExpiringMap(clock, 100);
  for (const key of ['a', 'b', 'c']) map.set(key, key, 1000);
  map.set('long', 'long', 600_000);
  await clock.advance(59_999);
  map.set('d', 'd', 1000);
  assert.equal(map.size, 5);
  await clock.advance(1);
  map.set('e', 'e', 1000);
  assert.equal(map.size, 3);
  assert.equal(map.get('long'), 'long');
  assert.equal(map.get('d'), 'd');
});

test('what is over is cleared away when it is asked for', async () => {
  const clock = new ManualClock();
  const map = new ExpiringMap(clock, 100);
  map.set('key', 'value', 1000);
  await clock.advance(1000);
  assert.equal(map.get('key'), undefined);
  assert.equal(map.size, 0);
});
