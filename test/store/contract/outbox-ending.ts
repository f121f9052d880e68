import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { AFTER_SHORT, assertSameJob, job, LONG, type OutboxIt, SHORT } from './outbox-desk.js';

/** What `done`, `postpone` and `bury` do: how a process ends its work on a job. */
export function outboxEnding(it: OutboxIt): void {
  describe('done', () => {
    it('forgets a job for good', async ({ outbox, other, pass }) => {
      await outbox.put(job('job-1'), SHORT);
      await outbox.done('job-1');
      await pass(AFTER_SHORT);
      assert.deepEqual(await other.take(10, LONG), []);
      assert.deepEqual(await outbox.list('all', 10), []);
      assert.equal((await outbox.stats()).depth, 0);
    });

    it('leaves jobs alone that the caller does not hold', async ({ outbox, putDue, assertDue }) => {
      await putDue(job('job-1'));
      await outbox.done('job-1');
      await outbox.done('unknown');
      await assertDue('job-1');
    });

    it('lets the id be used again', async ({ outbox }) => {
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
    it('lets a job fall due later, with its counts', async ({ outbox, other, now }) => {
      await outbox.put(job('job-1'), LONG);
      const before = now();
      await outbox.postpone('job-1', LONG, 1, 'not yet');
      const after = now();
      assert.deepEqual(await outbox.take(10, LONG), []);
      const [entry] = await other.list('waiting', 10);
      assertSameJob(entry, job('job-1', { attempts: 1, lastError: 'not yet' }));
      assert.equal(entry?.state, 'waiting');
      assert.ok(entry.dueAt >= before + LONG && entry.dueAt <= after + LONG);
    });

    it('lets it be taken when the delay is over', async ({ outbox, other, pass }) => {
      await outbox.put(job('job-1'), LONG);
      await outbox.postpone('job-1', SHORT, 1, 'once more');
      await pass(AFTER_SHORT);
      const [taken] = await other.take(10, LONG);
      assertSameJob(taken, job('job-1', { attempts: 1, lastError: 'once more' }));
      await other.postpone('job-1', 0, 2, 'twice');
      const [again] = await outbox.take(10, LONG);
      assertSameJob(again, job('job-1', { attempts: 2, lastError: 'twice' }));
    });

    it('leaves jobs alone that the caller does not hold', async ({ outbox, other, putDue }) => {
      await putDue(job('job-1'));
      await outbox.postpone('job-1', LONG, 9, 'late');
      await outbox.postpone('unknown', LONG, 9, 'late');
      const [taken] = await other.take(10, LONG);
      assertSameJob(taken, job('job-1'));
    });
  });

  describe('bury', () => {
    it('keeps a job among the dead letters', async ({ outbox, other, pass }) => {
      await outbox.put(job('job-1'), SHORT);
      await outbox.bury('job-1', 5, '40001: refused');
      await pass(AFTER_SHORT);
      assert.deepEqual(await other.take(10, LONG), []);
      const [entry] = await other.list('dead', 10);
      assertSameJob(entry, job('job-1', { attempts: 5, lastError: '40001: refused' }));
      assert.equal(entry?.state, 'dead');
    });

    it('leaves jobs alone that the caller does not hold', async ({ outbox, putDue, assertDue }) => {
      await putDue(job('job-1'));
      await outbox.bury('job-1', 5, 'late');
      await outbox.bury('unknown', 5, 'late');
      assert.deepEqual(await outbox.list('dead', 10), []);
      await assertDue('job-1');
    });
  });
}
