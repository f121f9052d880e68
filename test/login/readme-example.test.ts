import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import { WecomClient } from '../../src/api/index.js';
import { startEmulator } from '../../src/emulator/index.js';
import { wecomLogin, wecomUserOf } from '../../src/login/index.js';
import { COOKIE_SECRET, closerOf, serve, Visitor } from './site.js';

test('the example of the README knows who looks', async (t) => {
  const wecom = await startEmulator();
  t.after(() => wecom.close());
  wecom.addUser({ userId: 'lisi', name: '李四' });
  const environment = { ...wecom.createApp().environment(), WECOM_APP_COOKIE_SECRET: COOKIE_SECRET };

  const api = new WecomClient({ environment });
  t.after(() => api.close());
  const site = express();
  site.get('/health', (_request, response) => void response.send('ok'));
  site.use(wecomLogin({ api, environment }));
  site.get('/', async (request, response) => {
    const user = wecomUserOf(request);
    const { name } = await user.details();
    response.send(`Hello ${name} (${user.userId})`);
  });

  const origin = await serve(closerOf(t), site);
  const visitor = new Visitor();
  assert.equal((await visitor.open(`${origin}/health`)).text, 'ok');
  const { location } = await visitor.follow(`${origin}/`);
  const { text } = await visitor.follow(wecom.user('lisi').authorize(location));
  assert.equal(text, 'Hello 李四 (lisi)');
});
