import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { generateApiKey } from '../../src/gateway/keys/index.js';
import type { WecomApp } from '../../src/index.js';
import { HostWorld, replyTo, settingsOf } from './host-world.js';
import { A, appA, appB } from './two-apps.js';

const world = new HostWorld();
after(() => world.close());

describe('a host, besides callbacks', () => {
  it('answers health for itself and for each app, unless a route does', async () => {
    const { host, origin } = await world.start({ apps: [appA, { ...appB, name: '报销' }] });
    assert.equal(await (await fetch(`${origin}/healthz`)).text(), 'ok');
    const ready = await fetch(`${origin}/readyz`);
    const { checks } = (await ready.json()) as { checks: object };
    assert.deepEqual([ready.status, Object.keys(checks).sort()], [200, ['app a', 'app 报销', 'store']]);
    const ofApp = await fetch(`${origin}/readyz/${encodeURIComponent('报销')}`);
    assert.deepEqual([ofApp.status, ((await ofApp.json()) as { ready: boolean }).ready], [200, true]);
    for (const path of ['/readyz/gone', '/readyz/%zz', '/readyz/'])
      assert.equal((await fetch(origin + path)).status, 404);
    assert.equal((await fetch(`${origin}/readyz/a`, { method: 'POST' })).status, 405);
    host.remove('a');
    assert.equal((await fetch(`${origin}/readyz/a`)).status, 404);
    host.express.get('/healthz', (_request, response) => void response.send('mine'));
    assert.equal(await (await fetch(`${origin}/healthz`)).text(), 'mine');
  });

  it('serves routes of its own and of its apps, which come and go with them', async () => {
    const withRoute = (text: string) => (app: WecomApp) => {
      app.express.get('/who', (_request, response) => void response.send(text));
    };
    const { host, origin, lines } = await world.start({ apps: [appA, { ...appB, handlers: withRoute('b') }] });
    const get = async (path: string) => {
      const response = await fetch(origin + path);
      return `${response.status} ${await response.text()}`;
    };
    assert.equal(await get('/who'), '200 b');
    host.express.get('/who', (_request, response) => void response.send('host'));
    host.express.get('/fail', () => {
      throw new Error('boom');
    });
    assert.equal(await get('/who'), '200 b');
    host.set('b', { ...appB, handlers: withRoute('new b') });
    assert.equal(await get('/who'), '200 new b');
    host.remove('b');
    assert.equal(await get('/who'), '200 host');
    assert.equal(await get('/fail'), '500 internal error');
    assert.equal(lines.filter(({ level }) => level === 'error').length, 1);
    assert.equal(await replyTo(`${origin}/a`, 'x', A), 'I am a');
  });

  it('lets programs push by its apps, those that come later too, behind the keys of the moment', async () => {
    const wecom = await world.emulator();
    const { key, hash } = generateApiKey();
    const apps = [{ ...settingsOf(wecom.createApp()), name: 'first', path: '/first' }];
    const second = { ...settingsOf(wecom.createApp()), name: 'second', path: '/second' };
    const { host, origin, lines } = await world.start({ apps, pushPath: '/push', apiKeys: [{ name: 'ci', hash }] });
    assert.equal(lines.find(({ pushUrl }) => pushUrl !== undefined)?.pushUrl, `${origin}/push`);
    const push = async (app: string, text: string) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ toUser: 'ZhangSan', text });
      return (await fetch(`${origin}/push/${app}`, { method: 'POST', headers, body })).status;
    };
    assert.equal(await push('second', 'too early'), 404);
    host.set('second', second);
    assert.equal(await push('second', 'built'), 202);
    await wecom.expectReply('built');
    assert.equal(wecom.sent.at(-1)?.agentId, second.agentId);
    host.update([...apps, second], []);
    assert.equal(await push('second', 'x'), 202, 'without keys this machine is served');
    host.update([...apps, second], [{ name: 'other', hash: 'a'.repeat(64) }]);
    assert.equal(await push('second', 'x'), 401);
  });
});
