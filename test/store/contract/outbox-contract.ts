import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Outbox, OutboxJob } from '../../../src/store/index.js';
import { ODD_STRINGS } from './contract-helpers.js';

/** An empty outbox and what a test may do to the world around it. */
export interface OutboxWorld {
  readonly outbox: Outbox;
  /** The same outbox as another process sees it; absent where each process has its own. */
  readonly other?: Outbox;
  /** The outbox of another app in the same place. */
  readonly neighbour: Outbox;
  now(): number;
  /** Lets this much time pass: `ManualClock.advance`, or a real wait. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Over after `pass(AFTER_SHORT)`. */
const SHORT = 40;
const AFTER_SHORT = 50;
/** Never over during a test. */
const LONG = 600_000;

const CREATED_AT = Date.UTC(2026, 0, 1);

function job(id: string, more: Partial<OutboxJob> = {}): OutboxJob {
  return { id, kind: 'work', payload: `{"of":"${id}"}`, createdAt: CREATED_AT, attempts: 0, ...more };
}

/** Job 0 is the oldest. */
function jobs(count: number): OutboxJob[] {
  return Array.from({ length: count }, (_, index) => job(`job-${index}`, { createdAt: CREATED_AT + index }));
}

const idsOf = (found: readonly OutboxJob[]): string[] => found.map(({ id }) => id);

function assertSameJob(actual: OutboxJob | undefined, expected: OutboxJob): void {
  assert.ok(actual !== undefined, `${expected.id} is not there`);
  const { id, kind, createdAt, attempts, lastError } = actual;
  const fields = { id, kind, createdAt, attempts, lastError };
  const { payload, ...rest } = expected;
  assert.deepEqual(fields, { lastError: undefined, ...rest });
  assert.ok(actual.payload === payload, `the payload of ${expected.id} came back changed`);
}

/** What every `Outbox` does, whatever it is made of. */
export function outboxContract(name: string, make: () => Promise<OutboxWorld>): void {
  describe(`${name} as an Outbox`, () => {
    let world: OutboxWorld;
    let outbox: Outbox;
    let other: Outbox;

    beforeEach(async () => {
      world = await make();
      outbox = world.outbox;
      other = world.other ?? world.outbox;
    });
    afterEach(() => world.close());

    /** Puts jobs and lets go of them, so that they are due now. */
    async function putDue(...due: readonly OutboxJob[]): Promise<void> {
      for (const each of due) {
        await outbox.put(each, LONG);
        await outbox.postpone(each.id, 0, each.attempts);
      }
    }

    /** Fails unless exactly these jobs are waiting and can be taken. */
    async function assertDue(...ids: readonly string[]): Promise<void> {
      assert.deepEqual(idsOf(await other.take(100, LONG)), ids);
    }

    it('is empty at first', async () => {
      assert.deepEqual(await outbox.take(10, LONG), []);
      assert.deepEqual(await outbox.list('all', 10), []);
      assert.deepEqual({ ...(await outbox.stats()) }, { depth: 0, oldest: undefined, dead: 0 });
    });

    describe('put', () => {
      it('keeps a job, held by the caller', async () => {
        const put = job('job-1', { kind: 'send', attempts: 2, lastError: 'it broke' });
        const before = world.now();
        await outbox.put(put, LONG);
        const after = world.now();
        assert.deepEqual(await outbox.take(10, LONG), []);
        assert.deepEqual(await other.take(10, LONG), []);
        const [entry] = await other.list('all', 10);
        assertSameJob(entry, put);
        assert.equal(entry?.state, 'held');
        assert.ok(entry.dueAt >= before + LONG && entry.dueAt <= after + LONG);
      });

      it('keeps the first of two with the same id', async () => {
        await outbox.put(job('job-1', { payload: 'first' }), SHORT);
        await other.put(job('job-1', { payload: 'second', kind: 'send' }), LONG);
        await world.pass(AFTER_SHORT);
        const taken = await outbox.take(10, LONG);
        assert.equal(taken.length, 1);
        assertSameJob(taken[0], job('job-1', { payload: 'first' }));
      });

      it('keeps dead the job with the same id that is dead', async () => {
        await outbox.put(job('job-1'), LONG);
        await outbox.bury('job-1', 3, 'gave up');
        await outbox.put(job('job-1'), SHORT);
        assert.deepEqual(idsOf(await outbox.list('dead', 10)), ['job-1']);
        assert.deepEqual({ ...(await outbox.stats()) }, { depth: 0, oldest: undefined, dead: 1 });
      });

      it('gives every payload back as it was', async () => {
        for (const [index, payload] of ODD_STRINGS.entries()) await putDue(job(`odd-${index}`, { payload }));
        const taken = new Map((await other.take(100, LONG)).map((each) => [each.id, each]));
        for (const [index, payload] of ODD_STRINGS.entries()) {
          assertSameJob(taken.get(`odd-${index}`), job(`odd-${index}`, { payload }));
        }
      });

      it('takes many at once', async () => {
        const many = jobs(100);
        await Promise.all(many.map((each) => outbox.put(each, LONG)));
        assert.equal((await outbox.stats()).depth, 100);
        await Promise.all(many.map(({ id }) => outbox.done(id)));
        assert.equal((await outbox.stats()).depth, 0);
      });

      it('leaves the outboxes of other apps alone', async () => {
        const { neighbour } = world;
        await outbox.put(job('job-1', { payload: 'ours' }), LONG);
        await neighbour.put(job('job-1', { payload: 'theirs' }), LONG);
        await outbox.done('job-1');
        assert.deepEqual(await outbox.list('all', 10), []);
        assert.deepEqual(
          (await neighbour.list('all', 10)).map(({ payload }) => payload),
          ['theirs'],
        );
        await neighbour.postpone('job-1', 0, 0);
        assert.deepEqual(await outbox.take(10, LONG), []);
        assert.equal(await outbox.drop('job-1'), false);
        assert.equal((await outbox.stats()).depth, 0);
        assert.deepEqual(idsOf(await neighbour.take(10, LONG)), ['job-1']);
      });
    });

    describe('take', () => {
      it('gives the oldest first, and no more than asked for', async () => {
        await putDue(...jobs(5));
        assert.deepEqual(idsOf(await outbox.take(2, LONG)), ['job-0', 'job-1']);
        assert.deepEqual(idsOf(await other.take(2, LONG)), ['job-2', 'job-3']);
        assert.deepEqual(idsOf(await outbox.take(2, LONG)), ['job-4']);
        assert.deepEqual(await outbox.take(2, LONG), []);
        assert.equal((await outbox.list('held', 10)).length, 5);
      });

      it('gives the whole job', async () => {
        await outbox.put(job('job-1', { kind: 'send' }), LONG);
        await outbox.postpone('job-1', 0, 4, 'it broke “badly”\0');
        const [taken] = await other.take(1, LONG);
        assertSameJob(taken, job('job-1', { kind: 'send', attempts: 4, lastError: 'it broke “badly”\0' }));
      });

      it('gives a job whose holder did not renew in time', async () => {
        await outbox.put(job('job-1'), SHORT);
        await world.pass(AFTER_SHORT);
        const [taken] = await other.take(10, SHORT);
        assertSameJob(taken, job('job-1'));
        await world.pass(AFTER_SHORT);
        assert.deepEqual(idsOf(await outbox.take(10, LONG)), ['job-1']);
      });

      it('gives each job to one of many at once', async () => {
        await putDue(...jobs(30));
        const takes = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? outbox : other).take(4, LONG));
        const taken = (await Promise.all(takes)).flatMap(idsOf);
        assert.equal(taken.length, 30);
        assert.equal(new Set(taken).size, 30);
      });
    });

    describe('renew', () => {
      it('holds on for the time from now', async () => {
        await outbox.put(job('job-1'), SHORT);
        assert.equal(await outbox.renew('job-1', LONG), true);
        await world.pass(AFTER_SHORT);
        assert.deepEqual(await other.take(10, LONG), []);
        assert.equal(await outbox.renew('job-1', SHORT), true);
        await world.pass(AFTER_SHORT);
        const [taken] = await other.take(10, LONG);
        assertSameJob(taken, job('job-1'));
      });

      it('keeps a new payload', async () => {
        await outbox.put(job('job-1'), LONG);
        assert.equal(await outbox.renew('job-1', SHORT, ''), true);
        assert.equal((await other.list('all', 1))[0]?.payload, '');
        assert.equal(await outbox.renew('job-1', SHORT, 'the reply "👍"'), true);
        await world.pass(AFTER_SHORT);
        const [taken] = await other.take(10, LONG);
        assertSameJob(taken, job('job-1', { payload: 'the reply "👍"' }));
      });

      it('holds on after the hold ran out, as long as no other has taken the job', async () => {
        await outbox.put(job('job-1'), SHORT);
        await world.pass(AFTER_SHORT);
        assert.equal(await outbox.renew('job-1', LONG), true);
        assert.deepEqual(await other.take(10, LONG), []);
      });

      it('answers false for a job that is done, let go, given up or unknown', async () => {
        for (const each of jobs(3)) await outbox.put(each, LONG);
        await outbox.done('job-0');
        await outbox.postpone('job-1', 0, 1);
        await outbox.bury('job-2', 1, 'gave up');
        for (const id of ['job-0', 'job-1', 'job-2', 'job-3']) assert.equal(await outbox.renew(id, LONG, 'new'), false);
        await assertDue('job-1');
        assert.ok((await outbox.list('all', 10)).every(({ payload }) => payload !== 'new'));
      });
    });

    describe('a job that another process took', () => {
      async function loseJob(): Promise<void> {
        await outbox.put(job('job-1'), SHORT);
        await world.pass(AFTER_SHORT);
        assert.deepEqual(idsOf(await other.take(1, LONG)), ['job-1']);
      }

      it('is not the first holder’s any more', async (t) => {
        if (world.other === undefined) return t.skip('each process has its own');
        await loseJob();
        assert.equal(await outbox.renew('job-1', LONG, 'new'), false);
        await outbox.done('job-1');
        await outbox.postpone('job-1', 0, 7, 'late');
        await outbox.bury('job-1', 7, 'late');
        const [entry] = await outbox.list('all', 10);
        assertSameJob(entry, job('job-1'));
        assert.equal(entry?.state, 'held');
        assert.equal(await other.renew('job-1', LONG), true);
        await other.done('job-1');
        assert.deepEqual(await outbox.list('all', 10), []);
      });
    });

    describe('done', () => {
      it('forgets a job for good', async () => {
        await outbox.put(job('job-1'), SHORT);
        await outbox.done('job-1');
        await world.pass(AFTER_SHORT);
        assert.deepEqual(await other.take(10, LONG), []);
        assert.deepEqual(await outbox.list('all', 10), []);
        assert.equal((await outbox.stats()).depth, 0);
      });

      it('leaves jobs alone that the caller does not hold', async () => {
        await putDue(job('job-1'));
        await outbox.done('job-1');
        await outbox.done('unknown');
        await assertDue('job-1');
      });

      it('lets the id be used again', async () => {
        await outbox.put(job('job-1', { payload: 'first' }), LONG);
        await outbox.done('job-1');
        await outbox.put(job('job-1', { payload: 'second' }), LONG);
        assert.deepEqual(
          (await outbox.list('all', 10)).map(({ payload }) => payload),
          ['second'],
        );
      });
    });

    describe('postpone', () => {
      it('lets a job fall due later, with its counts', async () => {
        await outbox.put(job('job-1'), LONG);
        const before = world.now();
        await outbox.postpone('job-1', LONG, 1, 'not yet');
        const after = world.now();
        assert.deepEqual(await outbox.take(10, LONG), []);
        const [entry] = await other.list('waiting', 10);
        assertSameJob(entry, job('job-1', { attempts: 1, lastError: 'not yet' }));
        assert.equal(entry?.state, 'waiting');
        assert.ok(entry.dueAt >= before + LONG && entry.dueAt <= after + LONG);
      });

      it('lets it be taken when the delay is over', async () => {
        await outbox.put(job('job-1'), LONG);
        await outbox.postpone('job-1', SHORT, 1, 'once more');
        await world.pass(AFTER_SHORT);
        const [taken] = await other.take(10, LONG);
        assertSameJob(taken, job('job-1', { attempts: 1, lastError: 'once more' }));
        await other.postpone('job-1', 0, 2, 'twice');
        const [again] = await outbox.take(10, LONG);
        assertSameJob(again, job('job-1', { attempts: 2, lastError: 'twice' }));
      });

      it('leaves jobs alone that the caller does not hold', async () => {
        await putDue(job('job-1'));
        await outbox.postpone('job-1', LONG, 9, 'late');
        await outbox.postpone('unknown', LONG, 9, 'late');
        const [taken] = await other.take(10, LONG);
        assertSameJob(taken, job('job-1'));
      });
    });

    describe('bury', () => {
      it('keeps a job among the dead letters', async () => {
        await outbox.put(job('job-1'), SHORT);
        await outbox.bury('job-1', 5, '40001: refused');
        await world.pass(AFTER_SHORT);
        assert.deepEqual(await other.take(10, LONG), []);
        const [entry] = await other.list('dead', 10);
        assertSameJob(entry, job('job-1', { attempts: 5, lastError: '40001: refused' }));
        assert.equal(entry?.state, 'dead');
      });

      it('leaves jobs alone that the caller does not hold', async () => {
        await putDue(job('job-1'));
        await outbox.bury('job-1', 5, 'late');
        await outbox.bury('unknown', 5, 'late');
        assert.deepEqual(await outbox.list('dead', 10), []);
        await assertDue('job-1');
      });
    });

    describe('list', () => {
      it('gives the oldest first of the state asked for, and no more than asked for', async () => {
        const all = jobs(6);
        for (const each of all) await outbox.put(each, LONG);
        for (const id of ['job-1', 'job-4']) await outbox.bury(id, 1, 'gave up');
        for (const id of ['job-0', 'job-5']) await outbox.postpone(id, LONG, 1);
        assert.deepEqual(idsOf(await other.list('dead', 10)), ['job-1', 'job-4']);
        assert.deepEqual(idsOf(await other.list('waiting', 10)), ['job-0', 'job-5']);
        assert.deepEqual(idsOf(await other.list('held', 10)), ['job-2', 'job-3']);
        assert.deepEqual(idsOf(await other.list('all', 10)), idsOf(all));
        assert.deepEqual(idsOf(await other.list('all', 4)), idsOf(all.slice(0, 4)));
        assert.deepEqual(idsOf(await other.list('dead', 1)), ['job-1']);
        assert.deepEqual(
          (await other.list('all', 10)).map(({ state }) => state),
          ['waiting', 'dead', 'held', 'held', 'dead', 'waiting'],
        );
      });
    });

    describe('retry', () => {
      it('makes a dead job due now, with no attempts counted', async () => {
        await outbox.put(job('job-1'), LONG);
        await outbox.bury('job-1', 5, 'gave up');
        assert.equal(await other.retry('job-1'), true);
        assert.deepEqual(await outbox.list('dead', 10), []);
        const [taken] = await outbox.take(10, LONG);
        assert.equal(taken?.id, 'job-1');
        assert.equal(taken.attempts, 0);
        assert.equal(taken.payload, job('job-1').payload);
      });

      it('answers false for what is not dead', async () => {
        for (const each of jobs(2)) await outbox.put(each, LONG);
        await outbox.postpone('job-1', LONG, 1);
        for (const id of ['job-0', 'job-1', 'unknown']) assert.equal(await other.retry(id), false);
        assert.deepEqual(await outbox.take(10, LONG), []);
      });
    });

    describe('drop', () => {
      it('deletes a job that is waiting or dead', async () => {
        for (const each of jobs(3)) await outbox.put(each, LONG);
        await outbox.postpone('job-0', 0, 1);
        await outbox.postpone('job-1', LONG, 1);
        await outbox.bury('job-2', 1, 'gave up');
        for (const id of ['job-0', 'job-1', 'job-2']) assert.equal(await other.drop(id), true);
        assert.deepEqual(await outbox.list('all', 10), []);
        assert.deepEqual(await outbox.take(10, LONG), []);
        assert.deepEqual({ ...(await outbox.stats()) }, { depth: 0, oldest: undefined, dead: 0 });
      });

      it('answers false for a job that is held or unknown', async () => {
        await outbox.put(job('job-1'), LONG);
        assert.equal(await other.drop('job-1'), false);
        assert.equal(await other.drop('unknown'), false);
        assert.equal(await outbox.renew('job-1', LONG), true);
      });
    });

    describe('stats', () => {
      it('counts what is owed and what is dead', async () => {
        for (const each of jobs(6)) await outbox.put(each, LONG);
        await outbox.bury('job-0', 1, 'gave up');
        await outbox.bury('job-3', 1, 'gave up');
        await outbox.postpone('job-1', LONG, 1);
        assert.deepEqual({ ...(await other.stats()) }, { depth: 4, oldest: CREATED_AT + 1, dead: 2 });
        await outbox.done('job-2');
        await other.retry('job-0');
        assert.deepEqual({ ...(await other.stats()) }, { depth: 4, oldest: CREATED_AT, dead: 1 });
      });
    });
  });
}
