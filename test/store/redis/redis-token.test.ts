import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { WecomClient } from '../../../src/api/index.js';
import { startEmulator } from '../../../src/emulator/index.js';
import { RedisBackend } from '../../../src/store/redis/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../../helpers/redis-server.js';

describe('an access token kept in Redis', { skip: skipWithoutRedis() }, () => {
  let server: RedisServer;
  before(async () => {
    server = await RedisServer.start({ args: ['--appendfsync', 'no'] });
  });
  after(() => server.stop());

  it('is got once for all processes, and once more when it is void', async (t) => {
    const wecom = await startEmulator();
    t.after(() => wecom.close());
    const environment = wecom.createApp().environment();
    const clients = Array.from({ length: 3 }, () => {
      const backend = new RedisBackend(server.url, { logger: recordingLogger(), prefix: 'token' });
      const client = new WecomClient({ environment, tokenStore: backend.store, logger: recordingLogger() });
      t.after(async () => {
        await client.close();
        await backend.close();
      });
      return client;
    });
    const callAll = (): Promise<unknown> => Promise.all(clients.map((client) => client.user.get('ZhangSan')));
    await callAll();
    assert.equal(wecom.callsOf('gettoken').length, 1);
    wecom.faults.voidToken();
    await callAll();
    assert.equal(wecom.callsOf('gettoken').length, 2);
  });
});
