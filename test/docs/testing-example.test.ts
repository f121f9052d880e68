import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { examplesOf } from '../consumer/markdown-examples.js';

const ENTRIES = { 'wecom-app-svr/emulator': 'src/emulator/index.ts', 'wecom-app-svr': 'src/index.ts' };
const FILES = ['app.ts', 'app.test.ts'];

describe('the example of a test with the emulator', () => {
  for (const readme of ['README.md', 'README.zh-CN.md']) {
    const folder = mkdtempSync(join(tmpdir(), 'wecom-app-svr-'));
    after(() => rmSync(folder, { recursive: true, force: true }));

    it(`passes as it stands in ${readme}`, () => {
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      const examples = examplesOf(readFileSync(readme, 'utf8')).filter(({ file }) => FILES.includes(file));
      assert.deepEqual(
        examples.map(({ file }) => file),
        FILES,
      );
      for (const { file, code } of examples) writeFileSync(join(folder, file), onSource(code));
      // The runner of this test must not take the runner of the example for one of its own processes.
      const { NODE_TEST_CONTEXT: _, ...env } = process.env;
      const args = ['--import', 'tsx', '--test', '--test-reporter', 'tap', join(folder, 'app.test.ts')];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
      assert.match(stdout, /^# pass 3$/m);
    });
  }
});

/** The code with the package's names replaced by where its source is. */
function onSource(code: string): string {
  return Object.entries(ENTRIES).reduce(
    (text, [name, path]) => text.replaceAll(`'${name}'`, `'${pathToFileURL(resolve(path))}'`),
    code,
  );
}
