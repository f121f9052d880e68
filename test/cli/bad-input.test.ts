import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { SETTINGS } from '../helpers/callbacks.js';
import { runCli } from './run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'dir'));
writeFileSync(join(folder, 'file'), 'x');
writeFileSync(join(folder, 'empty.json'), '{"apps":[]}');

const SECRET = 's3cr3t-of-the-app';
const environment = {
  WECOM_APP_CORP_ID: SETTINGS.corpId,
  WECOM_APP_TOKEN: SETTINGS.token,
  WECOM_APP_AES_KEY: SETTINGS.encodingAESKey,
  WECOM_APP_AGENT_ID: '1000002',
  WECOM_APP_SECRET: SECRET,
  WECOM_APP_API_BASE: 'http://127.0.0.1:1',
};

/** Commands, the exit code, and what they say. */
const CASES: readonly (readonly [args: readonly string[], code: 1 | 2, says: RegExp])[] = [
  [['--env', 'dir', 'verify'], 2, /--env: dir cannot be read: it is a folder/],
  [['--env', 'file/x', 'doctor'], 2, /--env: file\/x cannot be read: there is a file in the place of a folder/],
  [['verify', ''], 2, /"" is not a URL/],
  [['doctor', '--url', ' '], 2, /" " is not a URL/],
  [['verify', 'http://me:hunter2@127.0.0.1:1/'], 2, /the URL may not hold credentials/],
  [['decrypt', '--file', 'dir'], 2, /--file: dir cannot be read: it is a folder/],
  [['send', '--to', 'lisi', '--file', 'dir'], 2, /dir cannot be read: it is a folder/],
  [['send', '--to', 'lisi', '--image', 'nope'], 2, /nope cannot be read: there is no such file/],
  [['send', '--to', '', 'hi'], 2, /nobody is to get it/],
  [['trigger', ''], 2, /name an event; --list shows all/],
  [['trigger', 'text', '--user', ' '], 2, /--user is empty/],
  [['trigger', 'text', '--set', '__proto__.x=1'], 2, /"__proto__" cannot be an element's name/],
  [['trigger', 'image', '--file', 'dir'], 2, /dir cannot be read: it is a folder/],
  [['trigger', 'image', '--file', 'nope'], 2, /nope cannot be read: there is no such file/],
  [['serve', '--config', 'dir'], 2, /dir: is a folder; name the file in it/],
  [['serve', '--config', ''], 2, /is a folder; name the file in it/],
  [['serve', '--config', 'file'], 2, /file: cannot be loaded/],
  [['outbox', 'list', '--config', 'empty.json'], 2, /empty\.json has no apps/],
  [
    ['emulator', '--port', '0', '--data-dir', 'file'],
    2,
    /--data-dir: file cannot be used: there is a file in the place/,
  ],
  [['init', ''], 2, /the name of the folder is empty/],
  [['init', 'p', '--package', ''], 2, /--package is empty/],
  [['init', 'file'], 1, /file\/package\.json cannot be written: there is a file in the place of a folder/],
  [['keygen', 'x'], 2, /too many arguments/],
];

describe('bad input', () => {
  for (const [args, code, says] of CASES) {
    it(`is told in a sentence: ${JSON.stringify(args.join(' '))}`, async () => {
      const result = await runCli(args, { folder, environment, input: '' });
      const said = `${result.stdout}${result.stderr}`;
      assert.equal(result.code, code, said);
      assert.match(result.stderr, says);
      assert.doesNotMatch(said, /^ +at |\bE[A-Z]{4,}:|hunter2/m);
      assert.ok(!said.includes(SECRET) && !said.includes(SETTINGS.encodingAESKey));
    });
  }

  it('in .env is told too; but a folder of that name is another thing', async (t) => {
    const other = mkdtempSync(join(tmpdir(), 'bad-env-'));
    t.after(() => rmSync(other, { recursive: true }));
    mkdirSync(join(other, '.env'));
    assert.match((await runCli(['verify'], { folder: other })).stderr, /corpId .*is missing/);
    rmSync(join(other, '.env'), { recursive: true });
    writeFileSync(
      join(other, '.env'),
      `\uFEFFWECOM_APP_CORP_ID="ww 1"\r\nWECOM_APP_TOKEN='a b'\r\nWECOM_APP_AES_KEY=\r\n`,
    );
    const { code, stderr } = await runCli(['verify'], { folder: other });
    assert.equal(code, 2);
    assert.match(
      stderr,
      /CORP_ID\): may not hold blanks.*\n.*TOKEN\): may hold letters and digits only.*\n.*AES_KEY\): is missing/,
    );
    if (process.getuid?.() === 0 || process.platform === 'win32') return;
    chmodSync(join(other, '.env'), 0o000);
    assert.match((await runCli(['verify'], { folder: other })).stderr, /\.env cannot be read: this user may not/);
  });
});
