import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { DEMOS } from '../../demo/demos.js';
import { skipWithoutChromium } from '../helpers/chromium.js';
import { runProgram } from './run-program.js';

/** Without `.env`. */
const folder = mkdtempSync(join(tmpdir(), 'demos-'));
after(() => rmSync(folder, { recursive: true }));

const NEEDS_CHROMIUM: readonly string[] = ['link-to-pdf'];

describe('each demo', { concurrency: 2 }, () => {
  for (const name of Object.keys(DEMOS)) {
    const skip = NEEDS_CHROMIUM.includes(name) && skipWithoutChromium();
    it(`${name} runs without any setting, and ends on Ctrl+C with 0`, { skip }, async () => {
      const until = name === 'notify' ? 'Sent to ZhangSan.' : 'Talk to it here: http://127.0.0.1:';
      const { code, stderr } = await runProgram(`${name}.ts`, [], { folder, until });
      assert.deepEqual([code, stderr], [0, '']);
    });

    it(`${name} is in the list of demo/README.md`, () => {
      assert.ok(readFileSync('demo/README.md', 'utf8').includes(`| [\`${name}\`](${name}.ts) |`));
      assert.ok(existsSync(`demo/${name}.ts`));
    });
  }
});

describe('npm run demo -- NAME', () => {
  it('runs the demo of that name, with what else it is given', async () => {
    const { code, stdout } = await runProgram('main.ts', ['keyword-menu', '--emulator'], {
      folder,
      environment: { WECOM_APP_TOKEN: 'a-token' },
      until: 'Talk to it here: ',
    });
    assert.equal(code, 0);
    assert.match(stdout, /^Write "help", or press the menu\.$/m);
  });

  it('lists all of them', async () => {
    const { code, stdout } = await runProgram('main.ts', ['--list'], { folder });
    assert.equal(code, 0);
    for (const name of Object.keys(DEMOS)) assert.match(stdout, new RegExp(`^  ${name} +\\w`, 'm'));
  });

  it('explains itself', async () => {
    const { code, stdout } = await runProgram('main.ts', ['--help'], { folder });
    assert.equal(code, 0);
    assert.match(stdout, /^Usage: npm run demo -- \[name\] \[options\]\n {2}echo .*--emulator/s);
    assert.equal((await runProgram('echo.ts', ['--help'], { folder })).stdout, stdout);
  });

  for (const [what, args] of [
    ['a name that it does not know', ['constructor']],
    ['an option that it does not know', ['--opne']],
  ] as const) {
    it(`ends with 2 and its usage for ${what}`, async () => {
      const { code, stderr } = await runProgram('main.ts', args, { folder });
      assert.equal(code, 2);
      assert.match(stderr, /^(?:There is no demo "constructor"|Unknown option '--opne').*Usage: /s);
    });
  }
});
