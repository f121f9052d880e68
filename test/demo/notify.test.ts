import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type ProgramRun, runProgram } from './run-program.js';

const folder = mkdtempSync(join(tmpdir(), 'notify-'));
let wecom: Emulator;
let environment: Readonly<Record<string, string>>;

before(async () => {
  wecom = await startEmulator();
  wecom.addUser({ userId: 'lisi', name: '李四' });
  environment = wecom.createApp().environment();
});

after(async () => {
  await wecom.close();
  rmSync(folder, { recursive: true });
});

function notify(args: readonly string[], stdin?: string): Promise<ProgramRun> {
  return runProgram('notify.ts', args, { environment, folder, ...(stdin === undefined ? {} : { stdin }) });
}

describe('demo/notify', () => {
  it('writes its argument to every member it is given, and ends with 0', async () => {
    const { code, stdout, stderr } = await notify(['--to', 'ZhangSan', '--to', 'lisi', 'The build', 'is done.']);
    assert.deepEqual([code, stdout, stderr], [0, 'Sent to ZhangSan, lisi.\n', '']);
    await wecom.expectReply('The build is done.', { user: 'ZhangSan' });
    await wecom.expectReply('The build is done.', { user: 'lisi' });
  });

  it('writes what comes by standard input, without the line end', async () => {
    assert.equal((await notify(['--to', 'lisi'], '负载 0.1\nall is well\n')).code, 0);
    await wecom.expectReply('负载 0.1\nall is well', { user: 'lisi' });
  });

  it('ends with 1 and names those whom it did not reach', async () => {
    const some = await notify(['--to', 'lisi', '--to', 'nobody', 'hello']);
    assert.deepEqual([some.code, some.stdout], [1, '']);
    assert.match(some.stderr, /^It did not reach nobody:/);
    await wecom.expectReply('hello', { user: 'lisi' });
    const none = await notify(['--to', 'nobody', 'hello']);
    assert.equal(none.code, 1);
    assert.match(none.stderr, /^message\/send was refused with errcode 81013/);
    assert.doesNotMatch(none.stderr, /\n\s+at /);
  });

  it('ends with 1 and says what is missing in the settings', async () => {
    const { code, stderr } = await runProgram('notify.ts', ['--to', 'lisi', 'hello'], {
      environment: { WECOM_APP_CORP_ID: wecom.corp.corpId },
      folder,
    });
    assert.equal(code, 1);
    assert.match(stderr, /WECOM_APP_SECRET/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it('ends with 2 when called wrongly', async () => {
    for (const [args, stdin] of [[['hello']], [['--to', 'lisi'], '\n'], [['--too', 'lisi', 'hello']]] as const) {
      const { code, stderr } = await notify(args, stdin);
      assert.equal(code, 2);
      assert.match(stderr, /Usage: npx tsx demo\/notify\.ts --to USERID/);
    }
    await wecom.expectNoReply();
  });
});
