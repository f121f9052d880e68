import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Emulator } from '../../src/emulator/index.js';
import { generateApiKey } from '../../src/gateway/keys/index.js';
import type { HostedAppOptions } from '../../src/host/index.js';
import { HostWorld, keysOf, settingsOf } from './host-world.js';

const world = new HostWorld();
let wecom: Emulator;
let app: HostedAppOptions;
before(async () => {
  wecom = await world.emulator();
  wecom.addUser({ userId: 'lisi' });
  app = { ...settingsOf(wecom.createApp()), name: 'notify', path: '/cb', textSenderPath: '/send' };
});
after(() => world.close());

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', body: text, headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('a text sender', () => {
  it('sends a text, whatever type the body is said to have', async () => {
    const { origin, lines } = await world.start({ apps: [app] });
    assert.deepEqual(
      lines.filter(({ textSenderUrl }) => textSenderUrl !== undefined).map(({ textSenderUrl }) => textSenderUrl),
      [`${origin}/send`],
    );
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
      const content = `as ${type} 你好`;
      const { status, body } = await post(
        `${origin}/send`,
        { to_username: 'ZhangSan', content },
        { 'content-type': type },
      );
      assert.deepEqual([status, body.ok, body.invalidUsers], [200, true, []]);
      assert.deepEqual(body.msgIds, [wecom.sent.at(-1)?.msgId]);
      assert.deepEqual(wecom.sent.at(-1)?.content, { content });
    }
    assert.equal(lines.at(-1)?.key, 'local');
  });

  it('is reached with a slash at its end and without', async () => {
    const withSlash = { ...app, name: 'slash', agentId: 7, path: '/cb7', textSenderPath: '/send7/' };
    const { origin } = await world.start({ apps: [app, withSlash] });
    for (const path of ['/send', '/send/', '/send7', '/send7/']) {
      // Nothing to send: what answers is the sender.
      assert.equal((await post(origin + path, {})).status, 422, path);
    }
  });

  it('sends to several, and names those who cannot get it', async () => {
    const { origin } = await world.start({ apps: [app] });
    const { body } = await post(`${origin}/send`, { to_username: 'ZhangSan | lisi|nobody', content: 'all' });
    assert.deepEqual([body.ok, body.invalidUsers], [true, ['nobody']]);
    assert.deepEqual(
      wecom.sent
        .slice(-2)
        .map(({ to }) => to)
        .sort(),
      ['ZhangSan', 'lisi'],
    );
    const none = await post(`${origin}/send`, { to_username: 'nobody', content: 'x' });
    assert.deepEqual([none.status, none.body.status], [502, 502]);
    assert.match(String(none.body.detail), /message\/send was refused with errcode 81013/);
  });

  it('says what is wrong with a request', async () => {
    const { origin } = await world.start({ apps: [app] });
    const url = `${origin}/send`;
    for (const body of ['', 'to_username=ZhangSan', '{"to_username":']) {
      assert.deepEqual([(await post(url, body)).status, (await post(url, body)).body.code], [400, 'malformed_json']);
    }
    for (const body of [[], 'null', '"x"']) assert.equal((await post(url, body)).status, 422);
    const { status, body } = await post(url, { to_username: ' | ', content: '' });
    assert.deepEqual(
      [status, (body.errors as { path: string }[]).map(({ path }) => path)],
      [422, ['to_username', 'content']],
    );
    assert.equal((await post(url, { to_username: 7, content: 7 })).status, 422);
    assert.equal((await post(url, 'x'.repeat(70_000))).status, 413);
    const get = await fetch(url);
    assert.deepEqual([get.status, get.headers.get('allow')], [405, 'POST']);
    assert.match(get.headers.get('content-type') ?? '', /^application\/problem\+json/);
  });

  it('says what stands in the way of sending', async () => {
    const { origin } = await world.start({
      apps: [
        { ...app, apiBase: 'http://127.0.0.1:9' },
        { ...keysOf('TokenOfB'), name: 'mute', agentId: 2, path: '/b', textSenderPath: '/mute' },
      ],
    });
    const message = { to_username: 'ZhangSan', content: 'x' };
    const mute = await post(`${origin}/mute`, message);
    assert.deepEqual([mute.status, mute.body.code], [500, 'not_configured']);
    const { status, body } = await post(`${origin}/send`, message);
    assert.deepEqual([status, body.code], [502, 'connect_failed']);
  });

  it('is open to programs on this machine only while there is no key, and says so', async () => {
    const { origin, lines } = await world.start({ apps: [app] });
    assert.ok(lines.some(({ level, message }) => level === 'warn' && /only programs on this machine/.test(message)));
    const message = { to_username: 'ZhangSan', content: 'x' };
    const forwarded = await post(`${origin}/send`, message, { 'x-forwarded-for': '203.0.113.7' });
    assert.deepEqual([forwarded.status, forwarded.body.code], [401, 'no_api_key']);
    assert.match(String(forwarded.body.detail), /keygen --api/);
    const { port } = new URL(origin);
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest({
        port,
        host: '127.0.0.1',
        path: '/send',
        method: 'POST',
        headers: { host: 'evil.example' },
      });
      request.on('response', (response) => resolve(response.statusCode)).on('error', reject);
      request.end('{}');
    });
    assert.equal(status, 401);
  });

  it('needs a key when there are keys, and does what the key may', async () => {
    const [all, some, other] = [generateApiKey(), generateApiKey(), generateApiKey()];
    const apiKeys = [
      { name: 'all', hash: all.hash },
      { name: 'some', hash: some.hash, recipients: { users: ['ZhangSan'] }, rate: { requests: 3 } },
      { name: 'other', hash: other.hash, apps: ['another'] },
    ];
    const { host, origin } = await world.start({ apps: [app], apiKeys });
    const send = (key: string, user = 'ZhangSan') =>
      post(`${origin}/send`, { to_username: user, content: 'x' }, { authorization: `Bearer ${key}` });
    assert.equal((await post(`${origin}/send`, {})).body.code, 'missing_api_key');
    assert.equal((await send('wak_wrong')).body.code, 'invalid_api_key');
    assert.equal((await send(all.key)).status, 200);
    assert.equal((await send(some.key)).status, 200);
    const closed = await send(some.key, 'ZhangSan|lisi');
    assert.deepEqual([closed.status, closed.body.code], [403, 'recipient_not_allowed']);
    assert.equal((await send(some.key, '@all')).status, 403);
    assert.equal((await send(some.key)).status, 429);
    assert.equal((await send(other.key)).status, 404);
    // A key that is taken away opens nothing from then on.
    host.update([app], apiKeys.slice(1));
    assert.equal((await send(all.key)).status, 401);
  });

  it('reads keys from the environment', async () => {
    const { key, hash } = generateApiKey();
    const { origin } = await world.start({ apps: [app], environment: { WECOM_APP_API_KEYS: `script:${hash}` } });
    const message = { to_username: 'ZhangSan', content: 'x' };
    assert.equal((await post(`${origin}/send`, message)).status, 401);
    assert.equal((await post(`${origin}/send`, message, { 'x-api-key': key })).status, 200);
  });

  it('comes and goes with its app', async () => {
    const { host, origin } = await world.start({ apps: [app] });
    const message = { to_username: 'ZhangSan', content: 'x' };
    assert.equal((await post(`${origin}/send`, message)).status, 200);
    host.remove('notify');
    assert.equal((await fetch(`${origin}/send`, { method: 'POST', body: '{}' })).status, 404);
  });
});
