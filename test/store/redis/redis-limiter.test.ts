import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { SendGovernor } from '../../../src/api/governor/index.js';
import { ManualClock } from '../../../src/clock/index.js';
import { RedisBackend } from '../../../src/store/redis/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../../helpers/redis-server.js';

const OPTIONS = { keyPrefix: 'member-minute', points: 3, duration: 120 };

describe('limits kept in Redis', { skip: skipWithoutRedis() }, () => {
  let server: RedisServer;
  let prefix: string;
  before(async () => {
    server = await RedisServer.start({ args: ['--appendfsync', 'no'] });
  });
  after(() => server.stop());
  beforeEach(() => {
    prefix = randomUUID();
  });

  const open = (): RedisBackend => new RedisBackend(server.url, { logger: recordingLogger(), prefix });

  it('are counted for all processes from the first point on, and kept for their time', async (t) => {
    const backends = [open(), open()] as const;
    const redis = new Redis(server.url);
    t.after(() => {
      redis.disconnect();
      return Promise.all(backends.map((backend) => backend.close()));
    });
    const [one, other] = backends.map((backend) => backend.createLimiter(OPTIONS)) as [Limiter, Limiter];
    assert.equal((await one.penalty('zhangsan', 2)).consumedPoints, 2);
    assert.equal((await other.penalty('zhangsan', 2)).consumedPoints, 4);
    assert.equal((await one.reward('zhangsan', 1)).consumedPoints, 3);
    assert.equal((await other.get('zhangsan'))?.consumedPoints, 3);
    assert.equal(await other.get('lisi'), null);
    assert.equal((await one.consume('lisi', 3)).remainingPoints, 0);
    await assert.rejects(other.consume('lisi'));
    const ttl = await redis.ttl(`${prefix}:limit:member-minute:zhangsan`);
    assert.ok(ttl > 110 && ttl <= 120);
  });

  it('are counted in this process while Redis is away, and in Redis again when it is back', async (t) => {
    const backend = open();
    t.after(() => backend.close());
    const limiter = backend.createLimiter(OPTIONS);
    await limiter.penalty('zhangsan', 1);
    await server.shutDown();
    assert.equal((await limiter.penalty('zhangsan', 2)).consumedPoints, 2);
    assert.equal((await limiter.reward('zhangsan', 1)).consumedPoints, 1);
    assert.equal((await limiter.get('zhangsan'))?.consumedPoints, 1);
    await server.restart();
    const deadline = Date.now() + 5_000;
    while ((await limiter.get('zhangsan'))?.remainingPoints !== 2) assert.ok(Date.now() < deadline);
    assert.equal((await limiter.penalty('zhangsan', 1)).consumedPoints, 2);
  });

  it('are what the governor of sending needs', async (t) => {
    const backends = [open(), open()] as const;
    t.after(() => Promise.all(backends.map((backend) => backend.close())));
    const rule = { id: 'rule', name: '3 messages a minute', points: 3, window: 60_000 };
    const demand = [{ rule, key: 'zhangsan', points: 1 }];
    const governors = backends.map(
      ({ createLimiter }) => new SendGovernor({ clock: new ManualClock(), createLimiter }),
    ) as [SendGovernor, SendGovernor];
    const [one, other] = governors;
    await one.admit(demand, { maxWait: 0 });
    await other.admit(demand, { maxWait: 0 });
    await one.admit(demand, { maxWait: 0 });
    for (const governor of governors) {
      await assert.rejects(governor.admit(demand, { maxWait: 0 }), { message: /3 messages a minute/ });
    }
  });
});

type Limiter = ReturnType<RedisBackend['createLimiter']>;
