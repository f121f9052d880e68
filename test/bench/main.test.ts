import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { HELP } from '../../bench/options.js';

const main = fileURLToPath(new URL('../../bench/main.ts', import.meta.url));

function bench(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, ['--import', 'tsx', main, ...args]);
}

describe('npm run bench', () => {
  it('prints one JSON object and nothing else on stdout', async () => {
    const only = ['--only', 'limit', '--rounds', '2', '--seconds', '0.1'];
    const { stdout, stderr } = await bench('--quick', '--json', ...only);
    const report = JSON.parse(stdout);
    assert.equal(report.contenders.limit.rounds, 2);
    assert.ok(report.contenders.limit.requestsPerSecond.median > 0);
    assert.deepEqual(Object.keys(report.ratios), [
      'listenVsLimit',
      'listenVsHandGlued',
      'routerVsExpressLimit',
      'pipelineVsLimit',
    ]);
    assert.match(stderr, /round 2 of 2/);
  });

  it('explains itself', async () => {
    assert.equal((await bench('--help')).stdout, HELP);
  });

  it('fails with one line for a wrong option', async () => {
    const failure = await bench('--only', 'nginx').catch((error: unknown) => error as { stderr: string; code: number });
    assert.equal('code' in failure && failure.code, 1);
    assert.match(failure.stderr, /^--only: no part "nginx".*\n$/);
  });
});
