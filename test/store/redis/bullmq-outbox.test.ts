import { randomUUID } from 'node:crypto';
import { after, before, describe } from 'node:test';
import { RedisBackend } from '../../../src/store/redis/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../../helpers/redis-server.js';
import { outboxContract } from '../contract/outbox-contract.js';

describe('Redis', { skip: skipWithoutRedis() }, () => {
  let server: RedisServer;
  before(async () => {
    server = await RedisServer.start();
  });
  after(() => server.stop());

  outboxContract('BullMqOutbox', async () => {
    const logger = recordingLogger();
    const prefix = randomUUID();
    const [one, other] = [
      new RedisBackend(server.url, { logger, prefix }),
      new RedisBackend(server.url, { logger, prefix }),
    ];
    return {
      outbox: one.outbox('app'),
      other: other.outbox('app'),
      neighbour: one.outbox('neighbour'),
      now: () => Date.now(),
      pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      close: async () => void (await Promise.all([one.close(), other.close()])),
    };
  });
});
