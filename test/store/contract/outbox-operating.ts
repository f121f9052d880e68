import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { CREATED_AT, idsOf, job, jobs, LONG, type OutboxIt } from './outbox-desk.js';

/** What `list`, `retry`, `drop` and `stats` do: what a person sees and decides. */
export function outboxOperating(it: OutboxIt): void {
  describe('list', () => {
    it('gives the oldest first of the state asked for, and no more than asked for', async ({ outbox, other }) => {
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
    it('makes a dead job due now, with no attempts counted', async ({ outbox, other }) => {
      await outbox.put(job('job-1'), LONG);
      await outbox.bury('job-1', 5, 'gave up');
      assert.equal(await other.retry('job-1'), true);
      assert.deepEqual(await outbox.list('dead', 10), []);
      const [taken] = await outbox.take(10, LONG);
      assert.equal(taken?.id, 'job-1');
      assert.equal(taken.attempts, 0);
      assert.equal(taken.payload, job('job-1').payload);
    });

    it('answers false for what is not dead', async ({ outbox, other }) => {
      for (const each of jobs(2)) await outbox.put(each, LONG);
      await outbox.postpone('job-1', LONG, 1);
      for (const id of ['job-0', 'job-1', 'unknown']) assert.equal(await other.retry(id), false);
      assert.deepEqual(await outbox.take(10, LONG), []);
    });
  });

  describe('drop', () => {
    it('deletes a job that is waiting or dead', async ({ outbox, other }) => {
      for (const each of jobs(3)) await outbox.put(each, LONG);
      await outbox.postpone('job-0', 0, 1);
      await outbox.postpone('job-1', LONG, 1);
      await outbox.bury('job-2', 1, 'gave up');
      for (const id of ['job-0', 'job-1', 'job-2']) assert.equal(await other.drop(id), true);
      assert.deepEqual(await outbox.list('all', 10), []);
      assert.deepEqual(await outbox.take(10, LONG), []);
      assert.deepEqual({ ...(await outbox.stats()) }, { depth: 0, oldest: undefined, dead: 0 });
    });

    it('answers false for a job that is held or unknown', async ({ outbox, other }) => {
      await outbox.put(job('job-1'), LONG);
      assert.equal(await other.drop('job-1'), false);
      assert.equal(await other.drop('unknown'), false);
      assert.equal(await outbox.renew('job-1', LONG), true);
    });
  });

  describe('stats', () => {
    it('counts what is owed and what is dead', async ({ outbox, other }) => {
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
}
