import assert from 'node:assert/strict';
import { mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { loadHostConfig } from '../../src/host/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { ConfigFolder, problemsOf } from './config-folder.js';
import { HostWorld, keysOf, replyTo } from './host-world.js';

const folder = new ConfigFolder();
const { write } = folder;
const world = new HostWorld();
after(async () => {
  await world.close();
  folder.remove();
});

const { corpId, token, encodingAESKey } = SETTINGS;

describe('the modules of a config', () => {
  const app = { name: 'a', corpId, agentId: 1, token, encodingAESKey, path: '/a', type: 'echo' };

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
      (await problemsOf(write('broken.ts', 'export default {\n  apps: [;\n};'))).join(),
      /^broken\.ts: cannot be loaded: ParseError: .*\S \(line 2\)$/,
    );
    mkdirSync(join(folder.path, 'folder.json'));
    assert.deepEqual(await problemsOf(join(folder.path, 'folder.json')), [
      'folder.json: is a folder; name the file in it',
    ]);
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
      join(folder.path, 'types/default'),
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
      config.files.map((file) => file.slice(folder.path.length + 1)),
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
    for (const type of ['node:fs', 'data:text/javascript,export default () => {}', 'https://example.com/x.js']) {
      assert.match(await of(type), /type: is a file or a package, not an address: /);
    }
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
});
