import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { LineWriter } from '../../src/logger/line-writer.js';

const folder = mkdtempSync(join(tmpdir(), 'line-writer-'));
after(() => rmSync(folder, { recursive: true }));

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs a program that logs one line and then ends in its own way. */
function outputOf(ending: string): string {
  const program = `import { defaultLogger } from './src/logger/index.js'; defaultLogger().info({ a: '你' }, 'one'); ${ending}`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  return spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 }).stdout;
}

describe('LineWriter', () => {
  it('writes the lines of one turn together, in order, when the turn ends', async () => {
    const file = join(folder, 'lines');
    const fd = openSync(file, 'w');
    const writer = new LineWriter(fd);
    writer.write('one\n');
    writer.write('二\n');
    assert.equal(readFileSync(file, 'utf8'), '');
    await turn();
    await turn();
    assert.equal(readFileSync(file, 'utf8'), 'one\n二\n');
    writer.write('three\n');
    await turn();
    await turn();
    assert.equal(readFileSync(file, 'utf8'), 'one\n二\nthree\n');
    closeSync(fd);
  });

  it('goes on when the file descriptor fails', async () => {
    const fd = openSync(join(folder, 'closed'), 'w');
    const writer = new LineWriter(fd);
    closeSync(fd);
    writer.write('lost\n');
    await turn();
    await turn();
    writer.write('lost too\n');
    await turn();
  });

  for (const [why, ending] of [
    ['by itself', ''],
    ['by process.exit()', 'process.exit(0)'],
    ['by an error', "throw new Error('x')"],
  ] as const) {
    it(`loses nothing when the process ends ${why}`, () => {
      assert.match(outputOf(ending), /^\{"level":30,"time":\d+,"a":"你","msg":"one"\}\n$/);
    });
  }

  it('ends with its process when the reader has gone', async () => {
    const program =
      "import { defaultLogger } from './src/logger/index.js'; const l = defaultLogger(); for (let i = 0; i < 5000; i++) l.info({ i }, 'x');";
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.destroy();
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('writes everything to a slow reader', async () => {
    const program =
      "import { defaultLogger } from './src/logger/index.js'; const l = defaultLogger(); for (let i = 0; i < 20000; i++) l.info({ i }, 'x');";
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let lines = 0;
    for await (const chunk of child.stdout) lines += String(chunk).split('\n').length - 1;
    assert.equal(lines, 20_000);
  });
});
