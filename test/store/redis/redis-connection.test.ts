import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, it, type TestContext } from 'node:test';
import { type Clock, systemClock } from '../../../src/clock/index.js';
import { StoreError } from '../../../src/errors/index.js';
import { RedisBackend } from '../../../src/store/redis/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../../helpers/redis-server.js';
import { fastClock } from './fast-clock.js';

const LONG = 600_000;
const PASSWORD = 'p@ss/w:ord';

const job = (id: string) => ({ id, kind: 'work', payload: '{}', createdAt: Date.now(), attempts: 0 });
const unavailable = (why: RegExp) => (error: unknown) =>
  error instanceof StoreError && error.code === 'store_unavailable' && why.test(error.message);

describe('a connection to Redis', { skip: skipWithoutRedis() }, () => {
  let server: RedisServer;
  let backend: RedisBackend;
  let logger: ReturnType<typeof recordingLogger>;

  beforeEach(async () => {
    server = await RedisServer.prepare({ password: PASSWORD });
    connect();
  });
  afterEach(async () => {
    await backend.close();
    await server.stop();
  });

  function connect(url = server.url, clock: Clock = systemClock): void {
    logger = recordingLogger();
    backend = new RedisBackend(url, { logger, clock, prefix: randomUUID() });
  }

  async function untilBack(): Promise<void> {
    const deadline = Date.now() + 5_000;
    for (;;) {
      try {
        return await backend.ping();
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  }

  /** Fails when anything is said past the logger, or a promise is left to itself. */
  function listenForNoise(t: TestContext): void {
    const noise: unknown[] = [];
    for (const method of ['log', 'info', 'warn', 'error'] as const) {
      t.mock.method(console, method, (...said: unknown[]) => void noise.push(said));
    }
    const hear = (said: unknown): void => void noise.push(said);
    process.on('unhandledRejection', hear).on('warning', hear);
    t.after(() => {
      process.off('unhandledRejection', hear).off('warning', hear);
      assert.deepEqual(noise, []);
    });
  }

  it('is made when it is first used, and works once Redis is up', async (t) => {
    listenForNoise(t);
    const began = Date.now();
    await assert.rejects(backend.store.get('key'), unavailable(/ECONNREFUSED.*see that it runs/));
    await assert.rejects(backend.outbox('app').put(job('a'), LONG), unavailable(/ECONNREFUSED/));
    // A log has one line for it: the frames would only say who asked.
    await assert.rejects(backend.ping(), ({ stack, name, message }: Error) => stack === `${name}: ${message}`);
    assert.ok(Date.now() - began < 500);
    await server.restart();
    await untilBack();
    await backend.outbox('app').put(job('a'), LONG);
    assert.equal((await backend.outbox('app').stats()).depth, 1);
  });

  it('fails at once while Redis is away and recovers by itself, with one line for each', async (t) => {
    listenForNoise(t);
    await server.restart();
    const outbox = backend.outbox('app');
    await outbox.put(job('kept'), LONG);
    await backend.store.set('key', 'value', LONG);
    for (const end of ['shutDown', 'kill'] as const) {
      logger.lines.length = 0;
      await server[end]();
      await new Promise((resolve) => setTimeout(resolve, 150));
      const began = Date.now();
      await assert.rejects(backend.ping(), unavailable(/ECONNREFUSED/));
      await assert.rejects(outbox.put(job('refused'), LONG), unavailable(/ECONNREFUSED/));
      await assert.rejects(outbox.take(10, LONG), unavailable(/ECONNREFUSED/));
      await assert.rejects(
        backend.store.withLock('key', LONG, () => assert.fail('has no lock')),
        unavailable(/ECONNREFUSED/),
      );
      assert.ok(Date.now() - began < 500);
      await server.restart();
      await untilBack();
      assert.equal(await outbox.renew('kept', LONG), true);
      assert.equal(await backend.store.get('key'), 'value');
      assert.deepEqual(
        logger.lines.map(({ level, message, address }) => [level, message, address]),
        [
          ['warn', 'Redis is away: nothing can be kept until it is back', new URL(server.url).host],
          ['info', 'Redis is back', undefined],
        ],
      );
    }
    assert.deepEqual(
      (await outbox.list('all', 10)).map(({ id }) => id),
      ['kept'],
    );
  });

  it('gives up a Redis that stands still, and takes back the jobs and locks that it kept too late', async (t) => {
    listenForNoise(t);
    connect(server.url, fastClock);
    await server.restart();
    await backend.outbox('app').put(job('kept'), LONG);
    server.pause();
    const late = await Promise.allSettled([
      backend.store.withLock('lock', LONG, () => assert.fail('has no lock')),
      backend.outbox('app').put(job('late'), LONG),
      backend.outbox('app').put(job('kept'), LONG),
    ]);
    for (const outcome of late) {
      assert.ok(outcome.status === 'rejected' && unavailable(/no answer within 1000 ms/)(outcome.reason));
    }
    const began = Date.now();
    await assert.rejects(backend.ping(), unavailable(/no answer within 1000 ms/));
    assert.ok(Date.now() - began < 100);
    server.resume();
    await untilBack();
    assert.equal(await backend.store.withLock('lock', LONG, async () => 'free'), 'free');
    assert.deepEqual(
      (await backend.outbox('app').list('all', 10)).map(({ id }) => id),
      ['kept'],
    );
    assert.equal(logger.lines.length, 2);
  });

  it('does not take its own busy process for a silent Redis', async () => {
    connect(server.url, fastClock);
    await server.restart();
    await backend.store.set('key', 'value', LONG);
    const answer = backend.store.get('key');
    const until = Date.now() + 300;
    while (Date.now() < until);
    assert.equal(await answer, 'value');
    assert.deepEqual(logger.lines, []);
  });

  it('says what is wrong with the password, and tells it to nobody', async () => {
    await server.restart();
    const wrong = encodeURIComponent(`${PASSWORD}x`);
    const connections = [
      [server.url.replace(/:[^:]*@/, `:${wrong}@`), /WRONGPASS.*refuses the user or password/],
      [server.url.replace(/:[^:]*@/, ''), /NOAUTH.*put it into the address/],
    ] as const;
    for (const [url, why] of connections) {
      connect(url);
      await assert.rejects(backend.ping(), (error: StoreError) => {
        assert.ok(unavailable(why)(error));
        for (const secret of [PASSWORD, wrong]) {
          assert.ok(!JSON.stringify([error, error.stack, error.cause, logger.lines]).includes(secret));
        }
        // Errors are shown to callers of a gateway, too.
        assert.ok(!JSON.stringify([error, error.stack, error.cause]).includes('127.0.0.1'));
        return true;
      });
      await backend.close();
    }
  });

  it('says what Redis refuses', async () => {
    await server.stop();
    server = await RedisServer.start({ args: ['--maxmemory', '1', '--maxmemory-policy', 'noeviction'] });
    connect();
    await assert.rejects(backend.store.set('key', 'a secret value', LONG), (error: StoreError) => {
      assert.ok(unavailable(/OOM.*raise maxmemory/)(error));
      assert.equal(error.cause, undefined);
      return true;
    });
    assert.equal(await backend.store.get('key'), undefined);
    assert.deepEqual(logger.lines, []);
  });

  describe('close', () => {
    it('ends everything for good', async () => {
      await server.restart();
      const ended = backend.store.set('key', 'value', LONG);
      await backend.ping();
      await Promise.all([backend.close(), backend.close()]);
      await ended;
      const closed = { name: 'StoreError', code: 'store_closed' };
      await assert.rejects(backend.ping(), closed);
      await assert.rejects(backend.store.get('key'), closed);
      await assert.rejects(backend.outbox('app').take(1, LONG), closed);
      assert.deepEqual(logger.lines, []);
    });

    it('is quick when nothing was used or Redis is away', async () => {
      const began = Date.now();
      await backend.close();
      connect();
      await assert.rejects(backend.ping());
      await backend.close();
      assert.ok(Date.now() - began < 500);
    });

    it('does not wait for a Redis that stands still', async () => {
      await server.restart();
      await backend.ping();
      server.pause();
      const began = Date.now();
      await backend.close();
      assert.ok(Date.now() - began < 1_500);
      server.resume();
    });
  });
});
