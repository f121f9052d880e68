import { randomUUID } from 'node:crypto';
import { after, before, describe } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { RedisBackend } from '../../../src/store/redis/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../../helpers/redis-server.js';
import { storeContract } from '../contract/store-contract.js';

describe('Redis', { skip: skipWithoutRedis() }, () => {
  let server: RedisServer;
  before(async () => {
    server = await RedisServer.start();
  });
  after(() => server.stop());

  storeContract('RedisStore', async () => {
    const logger = recordingLogger();
    const prefix = randomUUID();
    const backends = [
      new RedisBackend(server.url, { logger, prefix }),
      new RedisBackend(server.url, { logger, prefix }),
      new RedisBackend(server.url, { logger, prefix, clock: new ManualClock() }),
    ] as const;
    const [one, other, frozen] = backends;
    return {
      store: one.store,
      other: other.store,
      frozen: frozen.store,
      pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      close: async () => void (await Promise.all(backends.map((backend) => backend.close()))),
    };
  });
});
