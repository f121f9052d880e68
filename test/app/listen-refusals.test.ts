import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { WecomHost } from '../../src/host/index.js';
import { ConfigError, WecomApp, type WecomAppOptions } from '../../src/index.js';
import { callbackOf, eventXml, openReply, SETTINGS } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';

const folder = mkdtempSync(join(tmpdir(), 'listen-'));
after(() => rmSync(folder, { recursive: true }));

const HERE = { host: '127.0.0.1', port: 0, environment: {} } as const;
const appWith = (options: WecomAppOptions = {}) =>
  new WecomApp({ ...SETTINGS, ...HERE, logger: recordingLogger(), ...options });

describe('listen()', () => {
  it('refuses what it does not know: it takes no port, and no misspelt option', async () => {
    const host = new WecomHost({ ...HERE, logger: recordingLogger() });
    for (const one of [appWith(), host]) {
      for (const [options, message] of [
        [5001, /listen: takes no port and no function: port and host are settings/],
        [() => undefined, /listen: takes no port/],
        [null, /listen: takes no port/],
        [{ closeOnSignal: false }, /listen\.closeOnSignal: is not known here; did you mean closeOnSignals\?/],
      ] as const) {
        await assert.rejects(
          one.listen(options as never),
          (error) => error instanceof ConfigError && message.test(error.message),
        );
      }
      await one.close(0);
    }
  });

  it('refuses a store that can never be one, and opens nothing', async () => {
    writeFileSync(join(folder, 'text.db'), 'this is no database, but a text of some length');
    for (const [path, why] of [
      ['text.db', /SQLITE_NOTADB.*no SQLite database; restore a backup, or move it away/],
      ['.', /EISDIR.*it is a folder; name a file in it/],
    ] as const) {
      const store = `sqlite:${join(folder, path)}`;
      const logger = recordingLogger();
      const host = new WecomHost({ ...HERE, store, logger });
      for (const one of [appWith({ store, logger }), host]) {
        await assert.rejects(one.listen(), (error) => {
          assert.ok(error instanceof ConfigError);
          assert.match(error.message, /store \(environment variable WECOM_APP_STORE\)/);
          return why.test(error.message);
        });
        await one.close(0);
      }
      assert.deepEqual(logger.lines, []);
    }
  });

  it('begins without a Redis that is away, which may come back', async () => {
    const app = appWith({ store: 'redis://127.0.0.1:1/0' });
    await app.listen({ closeOnSignals: false });
    await app.close(0);
  });
});

describe('an event without an AgentID', () => {
  for (const agentId of [undefined, 0, 1000002]) {
    it(`is answered by an app whose agentId is ${agentId}`, async () => {
      const app = appWith({ secret: 'secret', ...(agentId === undefined ? {} : { agentId }) });
      app.onEvent('enter_agent', () => 'welcome');
      const { query, body } = callbackOf(eventXml('enter_agent', '<EventKey></EventKey>', { agentId: '' }));
      const { status, body: reply } = await app.handle({ method: 'POST', query, body });
      assert.equal(status, 200);
      assert.match(openReply(String(reply)), /welcome/);
      await app.close(0);
    });
  }
});
