import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { Outbox, OutboxJob } from '../../../src/store/index.js';
import { RedisBackend } from '../../../src/store/redis/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../../helpers/redis-server.js';
import { outboxContract } from '../contract/outbox-contract.js';
import { startHolder } from './start-holder.js';

/** Long enough to look on while it lasts. */
const HOLD = 300;
const LONG = 600_000;

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const job = (id: string, more: Partial<OutboxJob> = {}): OutboxJob => {
  return { id, kind: 'work', payload: '{}', createdAt: Date.now(), attempts: 0, ...more };
};
const idsOf = (jobs: readonly OutboxJob[]): string[] => jobs.map(({ id }) => id);

describe('an outbox in Redis', { skip: skipWithoutRedis() }, () => {
  let server: RedisServer;
  before(async () => {
    server = await RedisServer.start({ args: ['--appendfsync', 'no'] });
  });
  after(() => server.stop());

  const open = (prefix: string): RedisBackend => new RedisBackend(server.url, { logger: recordingLogger(), prefix });

  outboxContract('BullMqOutbox', async () => {
    const prefix = randomUUID();
    const [one, other] = [open(prefix), open(prefix)];
    return {
      outbox: one.outbox('app'),
      other: other.outbox('app'),
      neighbour: one.outbox('neighbour'),
      now: () => Date.now(),
      pass,
      close: async () => void (await Promise.all([one.close(), other.close()])),
    };
  });

  describe('BullMqOutbox', () => {
    let prefix: string;
    let backend: RedisBackend;
    let otherBackend: RedisBackend;
    let outbox: Outbox;
    let other: Outbox;
    let redis: Redis;

    beforeEach(() => {
      prefix = randomUUID();
      [backend, otherBackend] = [open(prefix), open(prefix)];
      [outbox, other] = [backend.outbox('app'), otherBackend.outbox('app')];
      redis = new Redis(server.url);
    });
    afterEach(async () => {
      redis.disconnect();
      await Promise.all([backend.close(), otherBackend.close()]);
    });

    it('gives the jobs of a process that was killed to another, each once', async () => {
      const holder = await startHolder(server.url, prefix, 'jobs');
      assert.deepEqual(idsOf(await outbox.take(10, LONG)), ['postponed']);
      assert.deepEqual(idsOf(await outbox.list('held', 10)).sort(), ['postponed', 'put', 'taken']);
      await holder.kill();
      await pass(holder.hold);
      const taken = await Promise.all([outbox.take(10, LONG), other.take(10, LONG)]);
      const jobs = taken.flat().sort((one, another) => one.id.localeCompare(another.id));
      assert.deepEqual(idsOf(jobs), ['put', 'taken']);
      assert.deepEqual(
        jobs.map(({ attempts, lastError }) => [attempts, lastError]),
        [
          [0, undefined],
          [1, 'once'],
        ],
      );
      for (const id of ['put', 'taken', 'postponed']) await Promise.all([outbox.done(id), other.done(id)]);
      assert.equal((await outbox.stats()).depth, 0);
    });

    it('is as BullMQ and its tools know it', async () => {
      await outbox.put(job('held', { kind: 'send', payload: '{"text":"hi"}' }), LONG);
      await outbox.put(job('waiting'), LONG);
      await outbox.postpone('waiting', LONG, 3, 'busy');
      await outbox.put(job('dead'), LONG);
      await outbox.bury('dead', 5, 'refused');
      const queue = new Queue('app', { connection: redis, prefix: `${prefix}:outbox` });
      assert.deepEqual(await queue.getJobCounts('active', 'delayed', 'wait', 'failed', 'completed'), {
        active: 1,
        delayed: 1,
        wait: 0,
        failed: 1,
        completed: 0,
      });
      const [held] = await queue.getActive();
      assert.deepEqual([held?.name, held?.data], ['send', { payload: '{"text":"hi"}' }]);
      const [dead] = await queue.getFailed();
      assert.deepEqual([dead?.attemptsMade, dead?.failedReason], [5, 'refused']);
      await dead?.retry();
      assert.deepEqual(idsOf(await other.take(10, LONG)), ['dead']);
      await queue.close();
    });

    it('takes any id, and none for a key of BullMQ', async () => {
      const ids = ['0', '123', 'id', 'meta', 'wait', 'events', 'a-b_C'];
      for (const id of ids) await outbox.put(job(id), LONG);
      assert.deepEqual(idsOf(await outbox.list('all', 10)).sort(), ids.toSorted());
      for (const id of ids) await outbox.done(id);
      assert.deepEqual({ ...(await outbox.stats()) }, { depth: 0, oldest: undefined, dead: 0 });
    });

    it('keeps a job that is created in the future by its clock, or whose hold is no time', async () => {
      await outbox.put(job('early', { createdAt: Date.now() + LONG }), HOLD);
      assert.deepEqual(await other.take(1, LONG), []);
      await outbox.put(job('short'), 0);
      await pass(HOLD);
      assert.deepEqual(idsOf(await other.take(10, LONG)), ['short', 'early']);
    });

    it('does the last move of a job whose hold ran out, wherever it has got to untaken', async () => {
      const key = (list: string): string => `${prefix}:outbox:app:${list}`;
      for (const list of ['active', 'wait']) {
        for (const [index, id] of ['done', 'postponed', 'buried', 'renewed'].entries()) {
          await outbox.put(job(id, { createdAt: index + 1 }), 1);
          if (list === 'wait') await redis.lmove(key('active'), key('wait'), 'LEFT', 'LEFT');
        }
        await pass(10);
        await outbox.done('done');
        await outbox.postpone('postponed', LONG, 1, 'late');
        await outbox.bury('buried', 1, 'late');
        assert.equal(await outbox.renew('renewed', LONG), true);
        assert.deepEqual(
          (await other.list('all', 10)).map(({ id, state }) => [id, state]),
          [
            ['postponed', 'waiting'],
            ['buried', 'dead'],
            ['renewed', 'held'],
          ],
        );
        await redis.flushdb();
      }
    });

    it('lists a job whose hold ran out as waiting, and drops it', async () => {
      await outbox.put(job('late'), 1);
      await pass(10);
      const [entry] = await other.list('all', 1);
      assert.ok(entry?.state === 'waiting' && entry.dueAt <= Date.now());
      assert.deepEqual(await other.list('held', 1), []);
      assert.equal(await other.drop('late'), true);
      assert.deepEqual(await outbox.take(1, LONG), []);
    });

    it('tells when a job that was taken falls due', async () => {
      await outbox.put(job('a'), 1);
      await pass(10);
      const began = Date.now();
      await other.take(1, LONG);
      const [entry] = await outbox.list('held', 1);
      assert.ok(entry !== undefined && entry.dueAt >= began + LONG && entry.dueAt <= Date.now() + LONG);
    });

    it('lists more than it reads at a time', async () => {
      const jobs = Array.from({ length: 230 }, (_, index) => job(`job-${index}`, { createdAt: 1_000 + index }));
      await Promise.all(jobs.toReversed().map((each) => outbox.put(each, LONG)));
      assert.deepEqual(idsOf(await outbox.list('held', 1_000)), idsOf(jobs));
      assert.deepEqual(idsOf(await outbox.list('all', 205)), idsOf(jobs.slice(0, 205)));
    });

    it('goes on after a Redis that forgot its scripts', async () => {
      await outbox.put(job('a'), LONG);
      await redis.script('FLUSH');
      assert.deepEqual(await outbox.take(1, LONG), []);
      await outbox.put(job('b'), LONG);
      assert.equal(await outbox.renew('a', LONG), true);
      await outbox.done('a');
      assert.deepEqual(idsOf(await outbox.list('held', 10)), ['b']);
    });

    it('leaves nothing behind in Redis for a job that is done', async () => {
      const jobs = Array.from({ length: 300 }, (_, index) => job(`job-${index}`));
      await Promise.all(jobs.map((each) => outbox.put(each, LONG)));
      await Promise.all(jobs.map(({ id }) => outbox.done(id)));
      const keys = (await redis.keys(`${prefix}:*`)).map((key) => key.slice(`${prefix}:outbox:app:`.length));
      assert.deepEqual(
        keys.filter((key) => key.startsWith('job-')),
        [],
      );
      assert.ok((await redis.xlen(`${prefix}:outbox:app:events`)) < 300);
    });
  });
});
