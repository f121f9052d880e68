import assert from 'node:assert/strict';
import Module from 'node:module';
import { describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { ConfigError } from '../../../src/errors/index.js';
import { RedisBackend } from '../../../src/store/redis/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../../helpers/redis-server.js';

const logger = recordingLogger();

describe('a backend in Redis', () => {
  it('outlives its process, which shares it with others', async () => {
    const backend = new RedisBackend('redis://localhost', { logger });
    assert.deepEqual([backend.kind, backend.isDurable, backend.isShared], ['redis', true, true]);
    assert.equal(backend.outbox('app'), backend.outbox('app'));
    assert.notEqual(backend.outbox('app'), backend.outbox('other'));
    await backend.close();
  });

  it('refuses what is no address, without repeating it', () => {
    for (const url of ['', 'localhost:6379', 'http://localhost', 'redis://:secret@[', 'rediss://:sec/ret@host:port']) {
      assert.throws(
        () => new RedisBackend(url, { logger }),
        (error) =>
          error instanceof ConfigError &&
          /write redis:\/\//.test(error.message) &&
          !/secret|sec.ret/.test(JSON.stringify([error, error.message, error.cause])),
      );
    }
  });

  it('names all packages that are missing, at once', (t) => {
    t.mock.method(Module as unknown as { _load(name: string): unknown }, '_load', (name: string) => {
      throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
    });
    assert.throws(
      () => new RedisBackend('redis://localhost', { logger }),
      (error) => error instanceof ConfigError && /ioredis\n.*bullmq/.test(error.message),
    );
  });
});

describe('a backend and its Redis', { skip: skipWithoutRedis() }, () => {
  it('leaves the keys of others alone', async (t) => {
    const server = await RedisServer.start();
    const backend = new RedisBackend(server.url, { logger: recordingLogger(), prefix: 'ours' });
    const redis = new Redis(server.url);
    t.after(async () => {
      redis.disconnect();
      await backend.close();
      await server.stop();
    });
    await redis.set('key', 'theirs');
    await backend.ping();
    await backend.store.set('key', 'ours', 600_000);
    await backend.createLimiter({ keyPrefix: 'rule', points: 1, duration: 60 }).penalty('key');
    const job = { id: 'a', kind: 'work', payload: '', createdAt: Date.now(), attempts: 0 };
    await backend.outbox('app').put(job, 600_000);
    await backend.store.withLock('key', 600_000, async () => {
      const keys = await redis.keys('*');
      assert.ok(keys.length > 6);
      assert.deepEqual(
        keys.filter((key) => !key.startsWith('ours:')),
        ['key'],
      );
    });
    assert.equal(await redis.get('key'), 'theirs');
  });

  it('says in the log once what settings of Redis can cost', async (t) => {
    const server = await RedisServer.start({ args: ['--appendonly', 'no', '--maxmemory-policy', 'allkeys-lru'] });
    const said = recordingLogger();
    const backend = new RedisBackend(server.url, { logger: said });
    t.after(async () => {
      await backend.close();
      await server.stop();
    });
    await backend.ping();
    await backend.ping();
    assert.deepEqual(
      said.lines.map(({ level, message }) => [level, message.replace(/^.*: set/, 'set')]),
      [
        ['warn', 'set maxmemory-policy to noeviction'],
        ['warn', 'set appendonly to yes, and appendfsync to everysec or always'],
      ],
    );
  });

  it('works where Redis does not tell its settings', async (t) => {
    // ioredis has to remark on it.
    t.mock.method(console, 'warn', () => {});
    const server = await RedisServer.start({ args: ['--user', 'app', 'on', '>secret', '~*', '&*', '+@all', '-info'] });
    const said = recordingLogger();
    const backend = new RedisBackend(server.url.replace('://', '://app:secret@'), { logger: said });
    t.after(async () => {
      await backend.close();
      await server.stop();
    });
    await backend.outbox('app').put({ id: 'a', kind: 'work', payload: '', createdAt: 1, attempts: 0 }, 600_000);
    assert.equal((await backend.outbox('app').stats()).depth, 1);
    assert.deepEqual(said.lines, []);
  });
});
