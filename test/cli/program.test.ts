import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { runCli, runProgram, spawnCli } from './run-cli.js';

const NAMES = ['init', 'emulator', 'keygen', 'doctor', 'verify', 'trigger', 'decrypt', 'send', 'serve', 'outbox'];
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the command line', () => {
  it('is what package.json installs, and says its version', async () => {
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.deepEqual(bin, { 'wecom-app-svr': './dist/cli/main.js' });
    assert.match(readFileSync('src/cli/main.ts', 'utf8'), /^#!\/usr\/bin\/env node\n/);
    assert.deepEqual(await runProgram(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('lists its commands and exit codes in its help', async () => {
    const { code, stdout, stderr } = await runCli(['--help']);
    assert.deepEqual([code, stderr], [0, '']);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|[a-z])/gm)].map(([, name]) => name);
    assert.deepEqual(listed.slice(0, NAMES.length), NAMES);
    assert.match(stdout, /Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /);
  });

  for (const name of NAMES) {
    it(`explains ${name} with examples and exit codes`, async () => {
      const { code, stdout } = await runCli([name, '--help']);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`Usage: wecom-app-svr ${name} `));
      assert.match(stdout, /Examples:\n {2}\S/);
      assert.match(stdout, /Exit codes:\n {2}0 .*\n(?: {2}1 .*\n)? {2}2 /);
      assert.match(stdout, /--env <path>/);
      // An example must begin with a command that exists, after what is piped into it.
      for (const [, example] of stdout.matchAll(/wecom-app-svr ([a-z]+) /g)) assert.ok(NAMES.includes(example ?? ''));
    });
  }

  it('ends with 2 when called wrongly, and says how', async () => {
    const wrong = await runCli(['verfy']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /unknown command 'verfy'\n\(?Did you mean verify\?/);
    const option = await runCli(['keygen', '--jsn']);
    assert.deepEqual([option.code, option.stdout], [2, '']);
    assert.match(option.stderr, /unknown option '--jsn'/);
    const nothing = await runCli([]);
    assert.deepEqual([nothing.code, nothing.stdout], [2, '']);
    assert.match(nothing.stderr, /Usage:/);
  });

  it('tells a script of errors, too', async () => {
    const { code, stdout, stderr } = await runCli(['trigger', '--json']);
    const message = 'name an event; --list shows all';
    assert.deepEqual(
      [code, JSON.parse(stdout), stderr],
      [2, { ok: false, code: 'usage', message }, `error: ${message}\n`],
    );
  });

  it('has colours on a terminal only', async () => {
    const csi = '\u001b[';
    assert.ok((await runCli(['--help'], { isTerminal: true })).stdout.includes(csi));
    assert.ok((await runCli(['send'], { isTerminal: true })).stderr.includes(csi));
    assert.ok(!(await runCli(['--help'])).stdout.includes(csi));
    assert.ok(!(await runCli(['send'])).stderr.includes(csi));
  });

  it('shows a stack only for DEBUG', async () => {
    const brief = await runCli(['decrypt', '--env', 'nowhere']);
    assert.deepEqual(brief, {
      code: 2,
      stdout: '',
      stderr: 'error: --env: nowhere cannot be read: there is no such file\n',
    });
    const long = await runCli(['decrypt', '--env', 'nowhere'], { environment: { DEBUG: '1' } });
    assert.match(long.stderr, /^error: --env: nowhere cannot be read: there is no such file\n.*\n {4}at /);
  });

  it('stops quietly when nobody reads on', async () => {
    const child = spawnCli(['trigger', '--list']);
    child.stdout.destroy();
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    const [code] = await once(child, 'close');
    assert.deepEqual([code, errors], [0, '']);
  });
});
