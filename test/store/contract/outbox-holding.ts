import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { ODD_STRINGS } from './contract-helpers.js';
import { AFTER_SHORT, assertSameJob, idsOf, job, jobs, LONG, type OutboxIt, SHORT } from './outbox-desk.js';

/** What `put`, `take` and `renew` do: a job belongs to one process at a time. */
export function outboxHolding(it: OutboxIt): void {
  describe('put', () => {
    it('keeps a job, held by the caller', async ({ outbox, other, now }) => {
      const put = job('job-1', { kind: 'send', attempts: 2, lastError: 'it broke' });
      const before = now();
      await outbox.put(put, LONG);
      const after = now();
      assert.deepEqual(await outbox.take(10, LONG), []);
      assert.deepEqual(await other.take(10, LONG), []);
      const [entry] = await other.list('all', 10);
      assertSameJob(entry, put);
      assert.equal(entry?.state, 'held');
      assert.ok(entry.dueAt >= before + LONG && entry.dueAt <= after + LONG);
    });

    it('keeps the first of two with the same id', async ({ outbox, other, pass }) => {
      await outbox.put(job('job-1', { payload: 'first' }), SHORT);
      await other.put(job('job-1', { payload: 'second', kind: 'send' }), LONG);
      await pass(AFTER_SHORT);
      const taken = await outbox.take(10, LONG);
      assert.equal(taken.length, 1);
      assertSameJob(taken[0], job('job-1', { payload: 'first' }));
    });

    it('keeps dead the job with the same id that is dead', async ({ outbox }) => {
      await outbox.put(job('job-1'), LONG);
      await outbox.bury('job-1', 3, 'gave up');
      await outbox.put(job('job-1'), SHORT);
      assert.deepEqual(idsOf(await outbox.list('dead', 10)), ['job-1']);
      assert.deepEqual({ ...(await outbox.stats()) }, { depth: 0, oldest: undefined, dead: 1 });
    });

    it('gives every payload back as it was', async ({ other, putDue }) => {
      for (const [index, payload] of ODD_STRINGS.entries()) await putDue(job(`odd-${index}`, { payload }));
      const taken = new Map((await other.take(100, LONG)).map((each) => [each.id, each]));
      for (const [index, payload] of ODD_STRINGS.entries()) {
        assertSameJob(taken.get(`odd-${index}`), job(`odd-${index}`, { payload }));
      }
    });

    it('takes many at once', async ({ outbox }) => {
      const many = jobs(100);
      await Promise.all(many.map((each) => outbox.put(each, LONG)));
      assert.equal((await outbox.stats()).depth, 100);
      await Promise.all(many.map(({ id }) => outbox.done(id)));
      assert.equal((await outbox.stats()).depth, 0);
    });

    it('leaves the outboxes of other apps alone', async ({ outbox, neighbour }) => {
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
    it('gives the oldest first, and no more than asked for', async ({ outbox, other, putDue }) => {
      await putDue(...jobs(5));
      assert.deepEqual(idsOf(await outbox.take(2, LONG)), ['job-0', 'job-1']);
      assert.deepEqual(idsOf(await other.take(2, LONG)), ['job-2', 'job-3']);
      assert.deepEqual(idsOf(await outbox.take(2, LONG)), ['job-4']);
      assert.deepEqual(await outbox.take(2, LONG), []);
      assert.equal((await outbox.list('held', 10)).length, 5);
    });

    it('gives the whole job', async ({ outbox, other }) => {
      await outbox.put(job('job-1', { kind: 'send' }), LONG);
      await outbox.postpone('job-1', 0, 4, 'it broke “badly”\0');
      const [taken] = await other.take(1, LONG);
      assertSameJob(taken, job('job-1', { kind: 'send', attempts: 4, lastError: 'it broke “badly”\0' }));
    });

    it('gives a job whose holder did not renew in time', async ({ outbox, other, pass }) => {
      await outbox.put(job('job-1'), SHORT);
      await pass(AFTER_SHORT);
      const [taken] = await other.take(10, SHORT);
      assertSameJob(taken, job('job-1'));
      await pass(AFTER_SHORT);
      assert.deepEqual(idsOf(await outbox.take(10, LONG)), ['job-1']);
    });

    it('gives each job to one of many at once', async ({ outbox, other, putDue }) => {
      await putDue(...jobs(30));
      const takes = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? outbox : other).take(4, LONG));
      const taken = (await Promise.all(takes)).flatMap(idsOf);
      assert.equal(taken.length, 30);
      assert.equal(new Set(taken).size, 30);
    });
  });

  describe('renew', () => {
    it('holds on for the time from now', async ({ outbox, other, pass }) => {
      await outbox.put(job('job-1'), SHORT);
      assert.equal(await outbox.renew('job-1', LONG), true);
      await pass(AFTER_SHORT);
      assert.deepEqual(await other.take(10, LONG), []);
      assert.equal(await outbox.renew('job-1', SHORT), true);
      await pass(AFTER_SHORT);
      const [taken] = await other.take(10, LONG);
      assertSameJob(taken, job('job-1'));
    });

    it('keeps a new payload', async ({ outbox, other, pass }) => {
      await outbox.put(job('job-1'), LONG);
      assert.equal(await outbox.renew('job-1', SHORT, ''), true);
      assert.equal((await other.list('all', 1))[0]?.payload, '');
      assert.equal(await outbox.renew('job-1', SHORT, 'the reply "👍"'), true);
      await pass(AFTER_SHORT);
      const [taken] = await other.take(10, LONG);
      assertSameJob(taken, job('job-1', { payload: 'the reply "👍"' }));
    });

    it('holds on after the hold ran out, as long as no other has taken the job', async ({ outbox, other, pass }) => {
      await outbox.put(job('job-1'), SHORT);
      await pass(AFTER_SHORT);
      assert.equal(await outbox.renew('job-1', LONG), true);
      assert.deepEqual(await other.take(10, LONG), []);
    });

    it('answers false for a job that is done, let go, given up or unknown', async ({ outbox, assertDue }) => {
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
    it('is not the first holder’s any more', async ({ outbox, other, isShared, pass }, t) => {
      if (!isShared) return t.skip('each process has its own');
      await outbox.put(job('job-1'), SHORT);
      await pass(AFTER_SHORT);
      assert.deepEqual(idsOf(await other.take(1, LONG)), ['job-1']);
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
}
