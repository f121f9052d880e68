import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { it } from 'node:test';
import { callbackOf, openReply, SETTINGS, textXml } from '../helpers/callbacks.js';

function start(argument: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/helpers/stray-app.ts', argument], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      WECOM_APP_CORP_ID: SETTINGS.corpId,
      WECOM_APP_TOKEN: SETTINGS.token,
      WECOM_APP_AES_KEY: SETTINGS.encodingAESKey,
      WECOM_APP_HOST: '127.0.0.1',
      WECOM_APP_PORT: '0',
    },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, unknown>> => JSON.parse((await lines.next()).value);
  return { child, next };
}

async function answer(url: unknown, text: string): Promise<string> {
  const { query, body } = callbackOf(textXml(text));
  const response = await fetch(`${url}?${new URLSearchParams(query)}`, { method: 'POST', body });
  return openReply(await response.text());
}

it('a promise that fails unheard is logged, and the process lives on', async (t) => {
  const { child, next } = start('on');
  t.after(() => child.kill('SIGKILL'));
  const { callbackUrl } = await next();
  assert.match(await answer(callbackUrl, 'stray'), /started/);
  const told = [await next(), await next()].find(({ msg }) => /nobody waits for/.test(String(msg)));
  assert.match(JSON.stringify(told), /nobody waited for me/);
  assert.match(await answer(callbackUrl, 'echo'), /still here/);
});

it('a program that has its own way is left to it', async (t) => {
  const { child, next } = start('off');
  t.after(() => child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  const { callbackUrl } = await next();
  await answer(callbackUrl, 'stray').catch(() => undefined);
  assert.deepEqual(await exit, [1, null]);
});
