import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { SETTINGS } from '../helpers/callbacks.js';

/** A folder without `.env`, so that the demo finds what the test gives it and nothing else. */
const folder = mkdtempSync(join(tmpdir(), 'demo-'));
after(() => rmSync(folder, { recursive: true }));

const ARGS = ['--import', import.meta.resolve('tsx'), resolve('demo/main.ts')];

function environment(settings: Record<string, string>): Record<string, string> {
  return { PATH: process.env.PATH ?? '', ...settings };
}

describe('npm run demo', () => {
  it('without any setting plays WeCom itself, shows a decrypted echo and one link, and ends on SIGINT with 0', async () => {
    const child = spawn(process.execPath, ARGS, {
      cwd: folder,
      env: environment({}),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    let output = '';
    for await (const line of createInterface({ input: child.stdout })) {
      output += `${line}\n`;
      if (line.startsWith('Talk to it here:')) child.kill('SIGINT');
    }
    assert.deepEqual(await exit, [0, null]);
    assert.match(output, /Callback URL: http:\/\/127\.0\.0\.1:\d+\/wecom_app_cb/);
    assert.match(output, /ZhangSan: 你好 👋\n.*Echo: {5}你好 👋\n/s);
    assert.match(output, /a picture, red left and blue right\n.*a picture, blue left and red right\n/s);
    assert.equal(output.match(/Talk to it here: http:\/\/127\.0\.0\.1:\d+\//g)?.length, 1);
  });

  it('with only some settings stops with the whole list of what is missing', () => {
    const run = spawnSync(process.execPath, ARGS, {
      cwd: folder,
      env: environment({ WECOM_APP_TOKEN: SETTINGS.token }),
      encoding: 'utf8',
      timeout: 30_000,
    });
    assert.equal(run.status, 1);
    assert.match(run.stderr, /2 settings need attention:\n.*WECOM_APP_CORP_ID.*\n.*WECOM_APP_AES_KEY/);
    assert.doesNotMatch(run.stderr, /\n\s+at /);
  });

  it('with an account listens for it, and says what is on', async () => {
    const settings = {
      WECOM_APP_CORP_ID: SETTINGS.corpId,
      WECOM_APP_TOKEN: SETTINGS.token,
      WECOM_APP_AES_KEY: SETTINGS.encodingAESKey,
      WECOM_APP_HOST: '127.0.0.1',
      WECOM_APP_PORT: '0',
    };
    const child = spawn(process.execPath, ARGS, {
      cwd: folder,
      env: environment(settings),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    let output = '';
    for await (const line of createInterface({ input: child.stdout })) {
      output += `${line}\n`;
      if (line.startsWith('Pictures come back')) child.kill('SIGTERM');
    }
    assert.deepEqual(await exit, [0, null]);
    assert.match(output, /Callback URL: http:\/\/127\.0\.0\.1:\d+\/wecom_app_cb/);
    assert.match(output, /set WECOM_APP_SECRET and WECOM_APP_AGENT_ID/);
  });
});
