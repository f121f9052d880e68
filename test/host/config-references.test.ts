import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { loadHostConfig } from '../../src/host/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { ConfigFolder, problemsOf } from './config-folder.js';

const folder = new ConfigFolder();
const { write } = folder;
after(() => folder.remove());

const app = { ...SETTINGS, name: 'a', agentId: 1, path: '/a', type: 'echo' };

/** A config in code, which JSON cannot be. */
const module = (code: string): string => write('odd.mjs', `const app = ${JSON.stringify(app)};\n${code}`);

describe('a value in a config', () => {
  it('that is part of itself is told by its place', async () => {
    for (const [code, place] of [
      ['const config = { apps: [app] }; config.self = config; export default config;', 'self'],
      ['app.options = { deep: {} }; app.options.deep.app = app; export default { apps: [app] };', 'options.deep.app'],
      [
        'app.options = { list: [] }; app.options.list.push(app.options.list); export default { apps: [app] };',
        'list[0]',
      ],
    ] as const) {
      const problems = await problemsOf(module(code));
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.ok(problems[0]?.endsWith(`${place}: refers to what it is a part of; write it out`), problems[0]);
    }
  });

  it('may be in several places', async () => {
    const code =
      'const shared = { word: "hi" }; app.options = { one: shared, other: shared }; export default { apps: [app] };';
    assert.deepEqual((await loadHostConfig(module(code), { environment: {} })).apps[0]?.options, {
      one: { word: 'hi' },
      other: { word: 'hi' },
    });
  });

  it('that cannot be read is told by its place', async () => {
    const getter = (name: string): string => `get ${name}() { throw new Error('not\\nyet'); }`;
    for (const [code, place] of [
      [`export default { apps: [app], ${getter('baseUrl')} };`, 'baseUrl'],
      [`export default { apps: [{ ...app, ${getter('secret')} }] }`, 'apps[0].secret'],
      [
        `export default { apps: [Object.defineProperties({}, Object.getOwnPropertyDescriptors({ ${getter('env')} }))] }`,
        'apps[0].env',
      ],
      [`export default { apps: [app], get logger() { throw 'nothing'; } };`, 'logger'],
    ] as const) {
      const [problem] = await problemsOf(module(code));
      assert.match(problem ?? '', /: cannot be read: (not|nothing)$/);
      assert.ok(problem?.startsWith(`odd.mjs ${place}: `), problem);
    }
  });

  it('that is as deep as nobody writes it is refused', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = `{ "apps": [{ ${JSON.stringify(app).slice(1, -1)}, "options": { "a": ${deep} } }] }`;
    const problems = await problemsOf(write('deep.json', text));
    assert.match(problems.join('\n'), /^deep\.json apps\[0\]\.options\.a(\[0\])+: is more than 100 levels deep$/);
  });

  it('refers to variables of the environment only, whatever else an object has', async () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    for (const name of names) {
      for (const value of [`\${${name}}`, { env: name }]) {
        assert.deepEqual(await problemsOf(write('names.json', { apps: [{ ...app, deadlineNotice: value }] })), [
          `names.json apps[0].deadlineNotice: refers to the environment variable ${name}, which is not set`,
        ]);
      }
    }
  });

  it('of a reference is taken as it is: what looks like a reference in a variable is none', async () => {
    const path = write('once.json', { apps: [{ ...app, deadlineNotice: `\${NOTICE}` }] });
    const { apps } = await loadHostConfig(path, { environment: { NOTICE: `\${HOME}` } });
    assert.equal(apps[0]?.deadlineNotice, `\${HOME}`);
  });
});
