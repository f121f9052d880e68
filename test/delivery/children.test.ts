import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a script of this folder until it ends by itself, or ends it after a while. */
function run(script: string, ...values: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `test/delivery/${script}`, ...values], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), 90_000);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

describe('a process', { concurrency: 2 }, () => {
  for (const [mode, store] of [
    ['push', 'sqlite'],
    ['hold', 'memory'],
  ]) {
    it(`ends by itself after app.close(), with everything under way (${mode}, ${store})`, async (t) => {
      const folder = mkdtempSync(join(tmpdir(), 'wecom-closing-'));
      t.after(() => rmSync(folder, { recursive: true }));
      const setting = store === 'memory' ? 'memory:' : `sqlite:${join(folder, 'wecom.db')}`;
      const { code, output } = await run('closing-child.ts', setting, `${mode}`);
      assert.equal(code, 0);
      assert.match(output, /closed\n/);
    });
  }

  for (const seed of ['1', '2']) {
    it(`sees no rejection of the framework unhandled, whatever fails (seed ${seed})`, async () => {
      const { code, output } = await run('chaos-child.ts', seed);
      assert.equal(code, 0);
      const { unhandled, answered, most, statuses } = JSON.parse(output);
      assert.deepEqual(unhandled, []);
      assert.equal(answered, 400);
      assert.equal(most, 1, 'handled more than once');
      assert.deepEqual(statuses.sort(), [200, 503]);
    });
  }
});
