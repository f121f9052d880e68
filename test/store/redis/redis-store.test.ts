import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { ManualClock } from '../../../src/clock/index.js';
import { RedisBackend } from '../../../src/store/redis/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../../helpers/redis-server.js';
import { storeContract } from '../contract/store-contract.js';
import { fastClock } from './fast-clock.js';
import { startHolder } from './start-holder.js';

const LONG = 600_000;
const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a store in Redis', { skip: skipWithoutRedis() }, () => {
  let server: RedisServer;
  before(async () => {
    server = await RedisServer.start({ args: ['--appendfsync', 'no'] });
  });
  after(() => server.stop());

  const open = (prefix: string, clock = {}): RedisBackend =>
    new RedisBackend(server.url, { logger: recordingLogger(), prefix, ...clock });

  storeContract('RedisStore', async () => {
    const prefix = randomUUID();
    const backends = [open(prefix), open(prefix), open(prefix, { clock: new ManualClock() })] as const;
    const [one, other, frozen] = backends;
    return {
      store: one.store,
      other: other.store,
      frozen: frozen.store,
      pass,
      close: async () => void (await Promise.all(backends.map((backend) => backend.close()))),
    };
  });

  it('takes a time that is no whole number of milliseconds, or none', async (t) => {
    const backend = open(randomUUID());
    t.after(() => backend.close());
    await backend.store.set('half', 'value', 0.5);
    assert.equal(await backend.store.add('third', 'value', 10_000 / 3), undefined);
    assert.equal(await backend.store.replace('third', 'value', 'new', 1_000.5), true);
    assert.equal(await backend.store.withLock('lock', 100 / 3, async () => 'done'), 'done');
    await pass(10);
    assert.equal(await backend.store.get('half'), undefined);
    assert.equal(await backend.store.get('third'), 'new');
  });

  describe('its lock', () => {
    it('is free when its time is over, after the process that held it was killed', async (t) => {
      const prefix = randomUUID();
      const backend = open(prefix);
      t.after(() => backend.close());
      const holder = await startHolder(server.url, prefix, 'lock');
      let isTaken = false;
      const lock = backend.store.withLock('token', LONG, async () => {
        isTaken = true;
      });
      // It lives, and prolongs its lock.
      await pass(holder.hold * 1.2);
      assert.equal(isTaken, false);
      const killedAt = Date.now();
      await holder.kill();
      await lock;
      assert.ok(Date.now() - killedAt < holder.hold * 1.5);
    });

    it('stays with its holder while Redis is away, unless it goes to another', async (t) => {
      const prefix = randomUUID();
      const logger = recordingLogger();
      const backend = new RedisBackend(server.url, { logger, prefix, clock: fastClock });
      const redis = new Redis(server.url);
      t.after(() => {
        redis.disconnect();
        return backend.close();
      });
      const key = `${prefix}:lock:token`;
      await backend.store.withLock('token', 300, async () => {
        const token = await redis.get(key);
        // As if it had run out in the meantime.
        await redis.del(key);
        await pass(100);
        assert.equal(await redis.get(key), token);
        await redis.set(key, 'another');
        await pass(100);
        assert.equal(await redis.get(key), 'another');
      });
      assert.equal(await redis.get(key), 'another');
      assert.deepEqual(logger.lines, [
        { level: 'warn', key, message: 'a lock went to another process while its task was running' },
      ]);
    });
  });
});
