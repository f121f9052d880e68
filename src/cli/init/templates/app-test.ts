import { dedent } from '../dedent.js';

export const APP_TEST = dedent(`
  import assert from 'node:assert/strict';
  import { after, before, describe, it } from 'node:test';
  import { startEmulator } from 'wecom-app-svr/emulator';
  import { createApp } from '../src/app.js';

  // A WeCom of this test's own: no account, no network.
  const wecom = await startEmulator();
  const registered = wecom.createApp();
  const zhangSan = wecom.user('ZhangSan');

  const app = createApp({
    environment: { ...registered.environment(), WECOM_APP_LOG_LEVEL: 'warn' },
    host: '127.0.0.1',
    port: 0,
  });

  before(async () => {
    const { origin } = await app.listen();
    const { ok, message } = await registered.connect(origin + app.config.path);
    assert.ok(ok, message);
  });

  after(async () => {
    await app.close();
    await wecom.close();
  });

  describe('the app', () => {
    it('says back what it is told', async () => {
      await zhangSan.sendText('hello');
      await wecom.expectReply('You said: hello');
    });

    it('greets whoever opens it', async () => {
      await zhangSan.enter();
      await wecom.expectReply(/^Welcome!/);
    });
  });
`);
