import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { environment, PackedPackage } from '../consumer/packed-package.js';

const run = promisify(execFile);
const installed = new PackedPackage();
const project = join(installed.folder, 'my-app');
const bin = join(installed.project, 'node_modules', '.bin', 'wecom-app-svr');

before(() => installed.install());
after(() => installed.remove());

/** What a program in the new project prints; rejects with it when it fails. */
async function inProject(command: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(command, args, { cwd: project, env: environment(), timeout: 90_000 });
  return stdout;
}

describe('a project made by init of the packed package', () => {
  it('is written by the installed command', async () => {
    const tarball = readdirSync(installed.folder).find((file) => file.endsWith('.tgz')) ?? 'no tarball';
    const options = { cwd: installed.folder, env: environment() };
    const { stdout } = await run(bin, ['init', 'my-app', '--package', tarball], options);
    assert.match(stdout, /^src\/app\.ts$/m);
  });

  it('passes its own tests', async () => {
    await inProject('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund');
    const report = await inProject('npm', 'test');
    assert.match(report, /^# pass 2$/m);
    assert.match(report, /^# fail 0$/m);
  });

  it('builds', async () => {
    await inProject('npm', 'run', 'build');
    assert.deepEqual(readdirSync(join(project, 'dist', 'src')).sort(), ['app.js', 'main.js']);
  });
});
