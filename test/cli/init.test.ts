import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse } from 'dotenv';
import { projectName } from '../../src/cli/init/index.js';
import { resolveAppConfig } from '../../src/options/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { runCli } from './run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'init-'));
after(() => rmSync(folder, { recursive: true }));

const FILES = [
  '.env',
  '.env.example',
  '.gitignore',
  'README.md',
  'package.json',
  'src/app.ts',
  'src/main.ts',
  'test/app.test.ts',
  'tsconfig.json',
];
const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8');

describe('init', () => {
  it('writes a project, and says how to go on', async () => {
    const { code, stdout, stderr } = await runCli(['init', 'My App'], { folder });
    assert.equal(code, 0);
    assert.deepEqual(stdout.trim().split('\n').sort(), FILES);
    assert.match(stderr, /cd "My App"\n {2}npm install\n {2}npm test\n/);
    const written = readdirSync(join(folder, 'My App'), { recursive: true, withFileTypes: true });
    assert.equal(written.filter((entry) => entry.isFile()).length, FILES.length);
    assert.ok(!stdout.includes('WECOM_APP_') && !stderr.includes('WECOM_APP_'));
  });

  it('depends on this version, and on what this package itself is made with', () => {
    const own = JSON.parse(readFileSync('package.json', 'utf8'));
    const { name, engines, dependencies, devDependencies } = JSON.parse(read('My App', 'package.json'));
    assert.deepEqual([name, engines], ['my-app', own.engines]);
    assert.equal(dependencies['wecom-app-svr'], `^${own.version}`);
    const known = { ...own.devDependencies, ...own.dependencies };
    for (const [other, range] of Object.entries({ ...dependencies, ...devDependencies })) {
      if (other !== 'wecom-app-svr') assert.equal(range, known[other], other);
    }
  });

  it('gives it settings of its own that nobody else can read, and git does not take', () => {
    const environment = parse(read('My App', '.env'));
    const { corpId, secret, agentId } = resolveAppConfig({ environment, logger: recordingLogger() });
    assert.match(corpId, /^ww[0-9a-f]{16}$/);
    assert.deepEqual([secret?.length, agentId], [43, 1000002]);
    assert.equal(statSync(join(folder, 'My App', '.env')).mode & 0o077, 0);
    assert.match(read('My App', '.gitignore'), /^\.env$/m);
    const example = parse(read('My App', '.env.example'));
    for (const [name, value] of Object.entries(example)) assert.equal(value, '', name);
    assert.deepEqual(
      Object.keys(environment).filter((name) => !(name in example)),
      ['WECOM_APP_API_BASE', 'WECOM_APP_OAUTH_BASE', 'WECOM_APP_LOGIN_BASE'],
    );
  });

  it('never overwrites: with one file in the way it writes nothing', async () => {
    mkdirSync(join(folder, 'taken', 'src'), { recursive: true });
    writeFileSync(join(folder, 'taken', 'src', 'app.ts'), 'mine');
    const { code, stdout, stderr } = await runCli(['init', 'taken'], { folder });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /has src\/app\.ts already, so nothing was written; --force/);
    assert.deepEqual(readdirSync(join(folder, 'taken')), ['src']);
    assert.equal(read('taken', 'src', 'app.ts'), 'mine');
  });

  it('overwrites when forced, but never .env', async () => {
    writeFileSync(join(folder, 'taken', '.env'), 'WECOM_APP_SECRET=real');
    const { code, stdout } = await runCli(['init', '--force'], { folder: join(folder, 'taken') });
    assert.equal(code, 0);
    assert.deepEqual(stdout.trim().split('\n').sort(), FILES.slice(1));
    assert.equal(read('taken', '.env'), 'WECOM_APP_SECRET=real');
    assert.match(read('taken', 'src', 'app.ts'), /createApp/);
  });

  it('takes the package from elsewhere', async () => {
    writeFileSync(join(folder, 'local.tgz'), '');
    await runCli(['init', 'a', '--package', 'local.tgz'], { folder });
    await runCli(['init', 'b', '--package', '^9.0.0'], { folder });
    const spec = (name: string): string => JSON.parse(read(name, 'package.json')).dependencies['wecom-app-svr'];
    assert.equal(spec('a'), `file:${join(folder, 'local.tgz')}`);
    assert.equal(spec('b'), '^9.0.0');
  });

  it('makes a name that npm takes', () => {
    assert.equal(projectName('/home/x/My App_2'), 'my-app-2');
    assert.equal(projectName('/home/x/企业微信'), 'wecom-app');
    assert.equal(projectName('/'), 'wecom-app');
    assert.ok(projectName('a'.repeat(300)).length <= 214);
  });
});
