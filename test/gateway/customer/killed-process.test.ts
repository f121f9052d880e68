import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sleep, systemClock } from '../../../src/clock/index.js';

const SCRIPT = 'test/gateway/customer/sending-process.ts';

test('a process killed in the middle of a sending: the next one goes on, and nobody is sent to twice', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'customer-gateway-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [database, sends] = [join(folder, 'store.db'), join(folder, 'sends.txt')];
  const command = ['--import', 'tsx', SCRIPT, database, sends];
  const sent = (): string => (existsSync(sends) ? readFileSync(sends, 'utf8') : '');

  const first = spawn(process.execPath, [...command, 'first'], { stdio: 'inherit' });
  const end = performance.now() + 20_000;
  while (!sent().includes('c4\n')) {
    assert.ok(performance.now() < end && first.exitCode === null, `it sent no further than ${sent()}`);
    await sleep(systemClock, 20);
  }
  first.kill('SIGKILL');
  await new Promise((resolve) => first.once('exit', resolve));

  const second = spawnSync(process.execPath, [...command, 'second'], { encoding: 'utf8', timeout: 20_000 });
  assert.equal(second.stderr, '');
  assert.deepEqual(JSON.parse(second.stdout), ['c1 sent', 'c2 sent', 'c3 sent', 'c4 unknown', 'c5 sent', 'c6 sent']);
  assert.equal(sent(), 'c1\nc2\nc3\nc4\nc5\nc6\n');
});
