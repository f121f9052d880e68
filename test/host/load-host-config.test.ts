import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { defineHostConfig, type HostedAppOptions, loadHostConfig, WecomHost } from '../../src/host/index.js';
import { ConfigError } from '../../src/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { HostWorld, keysOf, replyTo, settingsOf } from './host-world.js';

const folder = mkdtempSync(join(tmpdir(), 'host-config-'));
const world = new HostWorld();
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const { corpId, token, encodingAESKey } = SETTINGS;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const SECRET = 'tk-0123456789abcdef';

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function problemsOf(path: string, environment = {}): Promise<string[]> {
  try {
    await loadHostConfig(path, { environment });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ option, message }) => `${option}: ${message}`);
    throw error;
  }
  return [];
}

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

describe('a config file with apps', () => {
  const app = { name: 'a', corpId, agentId: 1, token, encodingAESKey, path: '/a', type: 'echo' };

  it('has the options of code, and secrets from the environment', async () => {
    const path = write('wecom.config.json', {
      port: { env: 'PORT' },
      store: `redis://:\${REDIS_PASSWORD}@127.0.0.1:6379/0`,
      apps: [
        {
          ...app,
          secret: { env: 'SECRET_OF_A' },
          replyDeadline: 1000,
          options: { greeting: `Hi, \${NAME}`, keep: { env: 'NAME' } },
        },
        { ...app, name: 'b', agentId: 2, path: '/b', token: `\${TOKEN_OF_B}`, allowAddresses: [`\${NAME}`] },
      ],
    });
    const environment = { PORT: '8080', REDIS_PASSWORD: 'pw', SECRET_OF_A: SECRET, NAME: '10.0.0.1', TOKEN_OF_B: 'B' };
    const config = await loadHostConfig(path, { environment });
    assert.deepEqual([config.port, config.store], [8080, 'redis://:pw@127.0.0.1:6379/0']);
    const [a, b] = config.apps;
    assert.deepEqual([a?.secret, a?.replyDeadline], [SECRET, 1000]);
    assert.deepEqual(a?.options, { greeting: 'Hi, 10.0.0.1', keep: '10.0.0.1' });
    assert.deepEqual([b?.token, b?.allowAddresses], ['B', ['10.0.0.1']]);
    assert.deepEqual([config.file, config.files], [path, [path]]);
  });

  it('says which variables are missing and which names it does not know, once each', async () => {
    const path = write('unknown.json', {
      prt: 80,
      apps: [
        { ...app, token: `\${NO_TOKEN}`, encodingAESKey: { env: 'EMPTY' }, agntId: 1, options: 7 },
        { ...app, type: 7, handlers: './x.js' },
        null,
      ],
    });
    assert.deepEqual(
      (await problemsOf(path, { EMPTY: '' })).map((problem) => problem.replace('unknown.json ', '')),
      [
        'apps[0].token: refers to the environment variable NO_TOKEN, which is not set',
        'apps[0].encodingAESKey: refers to the environment variable EMPTY, which is not set',
        'prt: is not known here; check its spelling',
        'apps[0].agntId: is not known here; check its spelling',
        'apps[0].options: must be an object',
        'apps[1].type: must be the name of a type, or of a module',
        'apps[1].handlers: are code; name the module that exports them by type',
        'apps[2]: must be an object with the settings of an app',
        'apps[2].corpId: is missing; admin console > My Company (我的企业) > CorpID (企业ID)',
        ...['token', 'encodingAESKey'].map(
          (name) =>
            `apps[2].${name}: is missing; admin console > the app > Receive Messages (接收消息) > Set API Receive (设置API接收)`,
        ),
      ],
    );
    assert.deepEqual(await problemsOf(write('none.json', '{}')), ['none.json apps: must be a list of apps']);
    assert.deepEqual(await problemsOf(write('list.json', '[]')), ['list.json: must hold an object']);
  });

  it('is JSON as it is defined; a fault is told by its place, and never by what stands there', async () => {
    const faults: Readonly<Record<string, string>> = {
      [`{\n  "apps": [],\n  "secret": ${SECRET}\n}`]: 'line 3, column 13',
      '{ "apps": [] // none\n}': 'line 1, column 14',
      '{ "apps": [1, 2,] }': 'line 1, column 17',
      '{ "apps": {"a": -01} }': 'line 1, column 17',
      '{ "a": "\n" }': 'line 1, column 8',
      '{ "a": "\\x" }': 'line 1, column 8',
      '{ "a" 1 }': 'line 1, column 7',
      '{} {}': 'line 1, column 4',
      '[true, false, null, 1.5e3, "\\u00e9"': 'line 1, column 36',
      '': 'line 1, column 1',
    };
    for (const [text, place] of Object.entries(faults)) {
      assert.deepEqual(await problemsOf(write('fault.json', text)), [`fault.json: is no JSON from ${place} on`], text);
    }
    assert.deepEqual(await problemsOf(write('bom.json', `\uFEFF${JSON.stringify({ apps: [app] })}`)), []);
    assert.deepEqual(await problemsOf(join(folder, 'nowhere.json')), ['nowhere.json: is not there']);
  });

  it('may be a module, in JavaScript or TypeScript, with handlers in it', async () => {
    const handlers = "(app, options) => void app.onText(({ content }) => options.word + ' ' + content)";
    const settings = JSON.stringify({ ...app, type: undefined, options: { word: 'told' } }).slice(1, -1);
    const source = `{ apps: [{ ${settings}, handlers: ${handlers} }], logger: undefined }`;
    const typed = source.replace('(app, options)', '(app: any, options: Record<string, string>)');
    for (const [name, text] of [
      ['module.mjs', `export default ${source};`],
      ['module.ts', `const config = ${typed} as const;\nexport default config;`],
      ['named.mjs', `export const { apps } = ${source};`],
    ] as const) {
      const config = await loadHostConfig(write(name, text), { environment: {} });
      const { origin } = await world.start({ apps: config.apps });
      assert.equal(await replyTo(`${origin}/a`, 'hi', SETTINGS), 'told hi', name);
    }
    assert.match((await problemsOf(write('broken.mjs', 'export default {'))).join(), /^broken\.mjs: /);
    assert.match(
      (await problemsOf(write('throws.mjs', "throw new Error('no\\nway')"))).join(),
      /^throws\.mjs: cannot be loaded: no$/,
    );
  });

  it('names modules of types, by path or package, whatever they export', async () => {
    const echo = (word: string) => `(app) => void app.onText(() => '${word}')`;
    write('types/factory.mjs', `export const createHandlers = ${echo('factory')}; export default {};`);
    write('types/default.mjs', `export default ${echo('default')};`);
    write('types/typed.ts', `export const createHandlers = ${echo('typed').replace('(app)', '(app: any)')};`);
    write('node_modules/bot/package.json', { name: 'bot', exports: { import: './index.mjs' } });
    write('node_modules/bot/index.mjs', `export const handlers = ${echo('package')};`);
    const names = [
      './types/factory.mjs',
      './types/default.mjs',
      './types/typed.js',
      'bot',
      join(folder, 'types/default'),
    ];
    const apps = names.map((type, index) => ({
      ...app,
      ...keysOf(`T${index}`),
      name: `n${index}`,
      agentId: index,
      path: `/${index}`,
      type,
    }));
    const config = await loadHostConfig(write('types.json', { apps }), { environment: {} });
    assert.deepEqual(
      config.files.map((file) => file.slice(folder.length + 1)),
      ['types.json', 'types/factory.mjs', 'types/default.mjs', 'types/typed.ts', 'node_modules/bot/index.mjs'],
    );
    const { origin } = await world.start({ apps: config.apps });
    const replies = await Promise.all(names.map((_, index) => replyTo(`${origin}/${index}`, 'x', keysOf(`T${index}`))));
    assert.deepEqual(replies, ['factory', 'default', 'typed', 'package', 'default']);
  });

  it('says why a module of a type cannot be used', async () => {
    write('types/empty.mjs', 'export const nothing = 1;');
    write('types/fails.mjs', "throw new Error('boom')");
    const of = async (type: string) => (await problemsOf(write('bad-type.json', { apps: [{ ...app, type }] }))).join();
    assert.equal(await of('./types/gone.js'), 'bad-type.json apps[0].type: is no file that is there: ./types/gone.js');
    assert.match(await of('./types/empty.mjs'), /without createHandlers, handlers or a default/);
    assert.match(await of('./types/fails.mjs'), /apps\[0\]\.type: cannot be loaded: boom$/);
    assert.match(await of('no-such-package'), /is neither a type \(echo.*\) nor a package/);
  });

  it('gives the same handlers for a module that has not changed, and others for one that has', async () => {
    const module = write('types/changing.mjs', 'export const createHandlers = () => undefined;');
    const path = write('changing.json', { apps: [{ ...app, type: './types/changing.mjs' }] });
    const load = async () => (await loadHostConfig(path, { environment: {} })).apps[0]?.handlers;
    const first = await load();
    assert.equal(await load(), first);
    utimesSync(module, new Date(), new Date(Date.now() + 5000));
    assert.notEqual(await load(), first);
  });

  it('is what a host is made of', async () => {
    const config = await loadHostConfig(write('host.json', { host: '127.0.0.1', port: 0, apps: [app] }), {
      environment: {},
    });
    const host = new WecomHost(config);
    assert.deepEqual([host.config.host, host.config.port, ...host.apps.keys()], ['127.0.0.1', 0, 'a']);
    await host.close();
  });

  it('has types for an editor', () => {
    const config = defineHostConfig({
      port: { env: 'PORT' },
      apps: [{ ...app, type: './orders.js', secret: { env: 'SECRET' } }],
    });
    assert.equal(config.apps.length, 1);
    // @ts-expect-error a misspelt option
    defineHostConfig({ apps: [], prt: 80 });
    // @ts-expect-error no such choice
    defineHostConfig({ apps: [{ ...app, onDeadline: 'wait' }] });
  });
});
