import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { defineHostConfig, loadHostConfig, WecomHost } from '../../src/host/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { ConfigFolder, problemsOf } from './config-folder.js';

const folder = new ConfigFolder();
const { write } = folder;
after(() => folder.remove());

const { corpId, token, encodingAESKey } = SETTINGS;
const SECRET = 'tk-0123456789abcdef';

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
        'prt: is not known here; did you mean port?',
        'apps[0].options: must be an object',
        'apps[1].type: must be the name of a type, or of a module',
        'apps[1].handlers: are code; name the module that exports them by type',
        'apps[2]: must be an object with the settings of an app',
        'apps[0].agntId: is not known here; did you mean agentId?',
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
    assert.deepEqual(await problemsOf(join(folder.path, 'nowhere.json')), ['nowhere.json: is not there']);
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
