import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Store } from '../../../src/store/index.js';
import { ODD_STRINGS, settle, withResolvers } from './contract-helpers.js';

/** An empty store and what a test may do to the world around it. */
export interface StoreWorld {
  readonly store: Store;
  /** The same store as another process sees it; absent where each process has its own. */
  readonly other?: Store;
  /** The same store as a process sees it that stands still: its timers never fire, so it renews nothing. */
  readonly frozen?: Store;
  /** Lets this much time pass: `ManualClock.advance`, or a real wait. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Over after `pass(AFTER_SHORT)`; long enough for a busy machine to do what comes before. */
const SHORT = 400;
const AFTER_SHORT = 430;
/** Never over during a test. */
const LONG = 600_000;

/** What every `Store` does, whatever it is made of. */
export function storeContract(name: string, make: () => Promise<StoreWorld>): void {
  describe(`${name} as a Store`, () => {
    let world: StoreWorld;
    let store: Store;
    let other: Store;

    beforeEach(async () => {
      world = await make();
      store = world.store;
      other = world.other ?? world.store;
    });
    afterEach(() => world.close());

    it('has nothing under a key that was never set', async () => {
      assert.equal(await store.get('key'), undefined);
      await store.delete('key');
      assert.equal(await store.get('key'), undefined);
    });

    it('keeps a value for its time and no longer', async () => {
      await store.set('short', 'one', SHORT);
      await store.set('long', 'two', LONG);
      assert.equal(await other.get('long'), 'two');
      await world.pass(AFTER_SHORT);
      assert.equal(await store.get('short'), undefined);
      assert.equal(await other.get('short'), undefined);
      assert.equal(await store.get('long'), 'two');
    });

    it('gives a value set again its new time', async () => {
      await store.set('longer', 'one', SHORT);
      await store.set('longer', 'two', LONG);
      await store.set('shorter', 'one', LONG);
      await store.set('shorter', 'two', SHORT);
      await world.pass(AFTER_SHORT);
      assert.equal(await store.get('longer'), 'two');
      assert.equal(await store.get('shorter'), undefined);
    });

    it('deletes', async () => {
      await store.set('key', 'value', LONG);
      await store.set('neighbour', 'value', LONG);
      await other.delete('key');
      assert.equal(await store.get('key'), undefined);
      assert.equal(await store.get('neighbour'), 'value');
    });

    it('gives every value back as it was', async () => {
      for (const [index, value] of ODD_STRINGS.entries()) {
        assert.equal(await store.add(`value ${index}`, value, LONG), undefined);
        assert.ok((await other.get(`value ${index}`)) === value, `value ${index} came back changed`);
        assert.ok((await other.add(`value ${index}`, 'late', LONG)) === value, `value ${index} was not there for add`);
        assert.ok(await store.replace(`value ${index}`, value, 'new', LONG), `value ${index} could not be replaced`);
      }
    });

    it('tells keys apart by every character', async () => {
      const keys = ['a', 'A', 'a ', 'a:b', 'a*', 'a%', 'ab', 'a\0b', 'a\0c', '键', '👍', '__proto__', 'k'.repeat(1024)];
      for (const key of keys) await store.set(key, `of ${key}`, LONG);
      for (const key of keys) assert.equal(await other.get(key), `of ${key}`);
    });

    describe('add', () => {
      it('lets the first win and tells the others its value', async () => {
        assert.equal(await store.add('key', 'first', LONG), undefined);
        assert.equal(await other.add('key', 'second', LONG), 'first');
        assert.equal(await store.add('key', 'third', LONG), 'first');
        assert.equal(await store.get('key'), 'first');
      });

      it('respects what was set, and wins again once that is deleted', async () => {
        await store.set('key', 'set', LONG);
        assert.equal(await store.add('key', 'added', LONG), 'set');
        await store.delete('key');
        assert.equal(await store.add('key', 'added', LONG), undefined);
      });

      it('wins over a value whose time is over, which a loser does not prolong', async () => {
        assert.equal(await store.add('key', 'first', SHORT), undefined);
        assert.equal(await other.add('key', 'second', LONG), 'first');
        await world.pass(AFTER_SHORT);
        assert.equal(await other.add('key', 'third', LONG), undefined);
        assert.equal(await store.get('key'), 'third');
      });

      it('lets one of many at once win', async () => {
        const values = Array.from({ length: 40 }, (_, index) => `value ${index}`);
        const answers = await Promise.all(
          values.map((value, index) => (index % 2 === 0 ? store : other).add('key', value, LONG)),
        );
        const winners = values.filter((_, index) => answers[index] === undefined);
        assert.equal(winners.length, 1);
        assert.deepEqual(new Set(answers), new Set([undefined, winners[0]]));
        assert.equal(await store.get('key'), winners[0]);
      });
    });

    describe('replace', () => {
      it('puts a value in the place of the expected one', async () => {
        await store.set('key', 'one', LONG);
        assert.equal(await other.replace('key', 'one', 'two', LONG), true);
        assert.equal(await store.get('key'), 'two');
      });

      it('leaves another value alone', async () => {
        await store.set('key', 'one', LONG);
        assert.equal(await store.replace('key', 'ONE', 'two', LONG), false);
        assert.equal(await store.get('key'), 'one');
      });

      it('makes no value where there is none', async () => {
        assert.equal(await store.replace('key', '', 'two', LONG), false);
        assert.equal(await store.get('key'), undefined);
        await store.set('key', 'one', SHORT);
        await world.pass(AFTER_SHORT);
        assert.equal(await store.replace('key', 'one', 'two', LONG), false);
        assert.equal(await store.get('key'), undefined);
      });

      it('gives the value its new time', async () => {
        await store.set('longer', 'one', SHORT);
        assert.equal(await store.replace('longer', 'one', 'two', LONG), true);
        await store.set('shorter', 'one', LONG);
        assert.equal(await store.replace('shorter', 'one', 'two', SHORT), true);
        await world.pass(AFTER_SHORT);
        assert.equal(await store.get('longer'), 'two');
        assert.equal(await store.get('shorter'), undefined);
      });

      it('lets one of many at once win', async () => {
        await store.set('key', 'before', LONG);
        const answers = await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            (index % 2 === 0 ? store : other).replace('key', 'before', `after ${index}`, LONG),
          ),
        );
        assert.equal(answers.filter(Boolean).length, 1);
        assert.equal(await store.get('key'), `after ${answers.indexOf(true)}`);
      });
    });

    describe('withLock', () => {
      it('answers what the task answers, and is free after it', async () => {
        assert.equal(await store.withLock('key', LONG, async () => 'result'), 'result');
        assert.equal(
          await settle(
            other.withLock('key', LONG, async () => 'again'),
            world.pass,
          ),
          'again',
        );
      });

      it('passes on what the task throws, and is free after it', async () => {
        const failure = new Error('the task failed');
        const failing = store.withLock('key', LONG, async () => {
          throw failure;
        });
        await assert.rejects(failing, (error) => error === failure);
        const throwing = store.withLock('key', LONG, () => {
          throw failure;
        });
        await assert.rejects(throwing, (error) => error === failure);
        assert.equal(
          await settle(
            other.withLock('key', LONG, async () => 'again'),
            world.pass,
          ),
          'again',
        );
      });

      it('runs the tasks of one key one after another', async () => {
        let running = 0;
        let most = 0;
        const task = async (index: number): Promise<number> => {
          most = Math.max(most, ++running);
          await new Promise(setImmediate);
          running -= 1;
          return index;
        };
        const all = Array.from({ length: 8 }, (_, index) =>
          (index % 2 === 0 ? store : other).withLock('key', LONG, () => task(index)),
        );
        assert.deepEqual(await settle(Promise.all(all), world.pass), [0, 1, 2, 3, 4, 5, 6, 7]);
        assert.equal(most, 1);
      });

      it('lets tasks of other keys run meanwhile, and is no value', async () => {
        const answer = await store.withLock('key', LONG, async () => {
          await store.set('key', 'value', LONG);
          return other.withLock('another key', LONG, () => other.get('key'));
        });
        assert.equal(answer, 'value');
      });

      it('stays with a holder that lives, however long its task takes', async () => {
        const events: string[] = [];
        const gate = withResolvers();
        const held = withResolvers();
        const first = store.withLock('key', 100, async () => {
          held.resolve();
          await gate.promise;
          events.push('the first ends');
        });
        await held.promise;
        const second = other.withLock('key', 100, async () => void events.push('the second begins'));
        for (let turns = 0; turns < 6; turns += 1) await world.pass(50);
        assert.deepEqual(events, []);
        gate.resolve();
        await settle(Promise.all([first, second]), world.pass);
        assert.deepEqual(events, ['the first ends', 'the second begins']);
      });

      it('is free again after the death of its holder', async (t) => {
        const { frozen } = world;
        if (frozen === undefined) return t.skip('its holders die with the store');
        const held = withResolvers();
        void frozen
          .withLock('key', SHORT, () => {
            held.resolve();
            return new Promise(() => {});
          })
          .catch(() => {});
        await held.promise;
        assert.equal(
          await settle(
            store.withLock('key', LONG, async () => 'freed'),
            world.pass,
          ),
          'freed',
        );
      });
    });
  });
}
