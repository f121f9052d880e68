import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { settle, withResolvers } from '../contract/contract-helpers.js';
import { SqliteWorld } from './sqlite-world.js';

describe('a lock in a SQLite file', () => {
  let world: SqliteWorld;

  beforeEach(() => {
    world = new SqliteWorld();
  });
  afterEach(() => world.close());

  it('of a dead holder is free when its time is over, and not before', async () => {
    const held = withResolvers();
    void world.open(new ManualClock()).store.withLock('key', 1000, () => {
      held.resolve();
      return new Promise(() => {});
    });
    await held.promise;
    let isFree = false;
    const waiting = world.open().store.withLock('key', 1000, async () => {
      isFree = true;
    });
    await world.pass(990);
    assert.equal(isFree, false);
    await settle(waiting, world.pass);
    assert.equal(isFree, true);
  });

  it('costs the task nothing when it can neither be renewed nor let go', async () => {
    const backend = world.open();
    const held = withResolvers();
    const gate = withResolvers();
    const first = backend.store.withLock('key', 300, async () => {
      held.resolve();
      await gate.promise;
      return 'done';
    });
    await held.promise;
    await backend.close();
    await world.pass(1000);
    gate.resolve();
    assert.equal(await settle(first, world.pass), 'done');
    assert.equal(world.clock.waiting, 0);
  });

  it('is not had from a file that is closed; the task does not run', async () => {
    const backend = world.open();
    await backend.close();
    const attempt = backend.store.withLock('key', 300, async () => assert.fail('it ran'));
    await assert.rejects(attempt, { code: 'store_closed' });
  });

  it('leaves no timer behind', async () => {
    const { store } = world.open();
    await store.withLock('key', 300, async () => {});
    assert.equal(world.clock.waiting, 0);
  });
});
