import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type HostedAppOptions, loadHostConfig } from '../../src/host/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { ConfigFolder, problemsOf } from './config-folder.js';
import { HostWorld, settingsOf } from './host-world.js';

const folder = new ConfigFolder();
const { write } = folder;
const world = new HostWorld();
after(async () => {
  await world.close();
  folder.remove();
});

const { corpId, token, encodingAESKey } = SETTINGS;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const SECRET = 'tk-0123456789abcdef';

describe('a config.json of one corp with agents', () => {
  const agent = { id: 1000002, secret: SECRET, token, encoding_aes_key: encodingAESKey, type: 'echo' };
  const saved = { addr: '127.0.0.1:0', base_url: 'https://wecom.example.com', corp_id: corpId, agents: [agent] };

  it('is read as it is', async () => {
    const config = await loadHostConfig(write('config.json', saved), { environment: {} });
    const { host, port, baseUrl, apps, warnings } = config;
    assert.deepEqual([host, port, baseUrl, warnings], ['127.0.0.1', 0, 'https://wecom.example.com', []]);
    const [app] = apps;
    assert.deepEqual(app, {
      name: '1000002',
      corpId,
      agentId: 1000002,
      secret: SECRET,
      token,
      encodingAESKey,
      type: 'echo',
      path: '/qiye-wechat/agents/1000002',
      textSenderPath: '/qiye-wechat/text-senders/1000002',
    } satisfies HostedAppOptions);
  });

  it('starts, echoes and sends texts, on its old paths', async () => {
    const wecom = await world.emulator();
    const [first, second] = [wecom.createApp(), wecom.createApp()];
    const agents = [first, second].map(({ agentId, secret, callback }) => {
      const { token: ofApp, encodingAESKey: key } = callback;
      return { id: String(agentId), secret, token: ofApp, encoding_aes_key: key, type: 'echo' };
    });
    const path = write('saved/config.json', { addr: ':0', base_url: '', corp_id: first.corpId, agents });
    const environment = { WECOM_APP_API_BASE: settingsOf(first).apiBase };
    const { origin, lines } = await world.start(await loadHostConfig(path, { environment }));
    for (const app of [first, second]) {
      const url = `${origin}/qiye-wechat/agents/${app.agentId}`;
      assert.equal((await app.connect(url)).ok, true);
      await wecom.user('ZhangSan').sendText('hello', { to: app });
      await wecom.expectReply('hello');
      const { answer } = await wecom.user('ZhangSan').sendImage(PNG, { to: app });
      assert.match(answer?.xml ?? '', /<MsgType><!\[CDATA\[image\]\]>/);
    }
    const sender = `${origin}/qiye-wechat/text-senders/${second.agentId}`;
    assert.ok(lines.some(({ textSenderUrl }) => textSenderUrl === sender));
    const body = JSON.stringify({ to_username: 'ZhangSan', content: 'from a script' });
    const response = await fetch(sender, { method: 'POST', body });
    assert.deepEqual([response.status, ((await response.json()) as { ok: boolean }).ok], [200, true]);
    assert.deepEqual(
      [wecom.sent.at(-1)?.agentId, wecom.sent.at(-1)?.content],
      [second.agentId, { content: 'from a script' }],
    );
  });

  it('may have keys and a store, and says what has no effect', async () => {
    const hash = 'a'.repeat(64);
    const more = { api_keys: [{ name: 'script', hash }], store: 'sqlite:./x.db', push_path: '/push', log: 'debug' };
    const path = write('more.json', { ...saved, ...more, agents: [{ ...agent, remark: 'ours', options: { a: 1 } }] });
    const { apiKeys, store, pushPath, apps, warnings } = await loadHostConfig(path, { environment: {} });
    assert.equal(pushPath, '/push');
    assert.deepEqual([apiKeys, store, apps[0]?.options], [[{ name: 'script', hash }], 'sqlite:./x.db', { a: 1 }]);
    assert.deepEqual(warnings, [
      'log is not known and has no effect',
      'agents[0].remark is not known and has no effect',
    ]);
  });

  it('says everything that is wrong with it, in its own words, and none of its secrets', async () => {
    const path = write('wrong.json', {
      addr: '8080',
      base_url: 'wecom.example.com',
      api_keys: [{ name: 'script', hash: 'wak_x' }],
      store: 'mysql://x',
      push_path: 'push',
      agents: [
        { id: 'one', token: `${SECRET}!`, encoding_aes_key: SECRET, type: 'unheard-of', options: 'x' },
        { ...agent, secret: `${SECRET} `, encoding_aes_key: undefined, type: '' },
        { ...agent, token: 7 },
        'agent',
      ],
    });
    const problems = await problemsOf(path);
    const places = problems.map((problem) => problem.split(': ', 1)[0]?.replace('wrong.json ', ''));
    assert.deepEqual(places.sort(), [
      'addr',
      'agents[0].encoding_aes_key',
      'agents[0].id',
      'agents[0].options',
      'agents[0].token',
      'agents[0].type',
      'agents[1].encoding_aes_key',
      'agents[1].secret',
      'agents[1].type',
      'agents[2].token',
      'agents[3]',
      'agents[3].encoding_aes_key',
      'agents[3].id',
      'agents[3].token',
      'agents[3].type',
      'api_keys[0].hash',
      'base_url',
      'corp_id',
      'push_path',
      'store',
    ]);
    assert.doesNotMatch(problems.join('\n'), new RegExp(SECRET));
    assert.match(problems.join('\n'), /agents\[0\]\.type: is neither a type \(echo.*\) nor a package/);
    assert.match(
      (await problemsOf(write('no-list.json', { agents: {} }))).join(),
      /no-list\.json agents: must be a list/,
    );
  });

  it('refuses two agents of one id', async () => {
    const problems = await problemsOf(write('twice.json', { ...saved, agents: [agent, agent] }));
    assert.deepEqual(problems, [
      'twice.json agents[1].id: "1000002" is the name of an earlier app; each needs its own',
    ]);
  });

  it('listens where addr says', async () => {
    const read = async (addr: unknown) => {
      const { host, port } = await loadHostConfig(write('addr.json', { ...saved, addr }), { environment: {} });
      return [host, port];
    };
    assert.deepEqual(await read(':8080'), [undefined, 8080]);
    assert.deepEqual(await read('localhost:80'), ['localhost', 80]);
    assert.deepEqual(await read('[::1]:8080'), ['::1', 8080]);
    assert.deepEqual(await read(''), [undefined, undefined]);
    for (const addr of ['8080', 'x:', '::1:80', 80, ':99999']) {
      assert.match((await problemsOf(write('addr.json', { ...saved, addr }))).join(), /addr\.json addr: /);
    }
  });
});
