import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { callbackOf, openReply, SETTINGS, textXml } from '../helpers/callbacks.js';

type Child = ChildProcessByStdio<null, Readable, null>;

async function start(): Promise<{
  readonly child: Child;
  readonly lines: AsyncIterator<string>;
  readonly url: string;
}> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/helpers/slow-app.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
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
  const { value } = await lines.next();
  return { child, lines, url: JSON.parse(value).callbackUrl };
}

function post(url: string): Promise<Response> {
  const { query, body } = callbackOf(textXml('slow'));
  return fetch(`${url}?${new URLSearchParams(query)}`, { method: 'POST', body });
}

describe('a signal', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`${signal} lets the callback under way be answered and ends with 0`, async () => {
      const { child, lines, url } = await start();
      const exit = once(child, 'exit');
      const answer = post(url);
      assert.equal((await lines.next()).value, 'working');
      child.kill(signal);
      assert.match((await lines.next()).value, /closing/);
      await assert.rejects(post(url), 'new connections are refused');
      // The handler goes on at this signal.
      child.kill('SIGUSR2');
      assert.match(openReply(await (await answer).text()), /done/);
      assert.deepEqual(await exit, [0, null]);
    });
  }

  it('a second time ends the process at once', async () => {
    const { child, lines, url } = await start();
    const exit = once(child, 'exit');
    const answer = post(url).catch(() => 'cut off');
    await lines.next();
    child.kill('SIGINT');
    await lines.next();
    child.kill('SIGINT');
    assert.deepEqual(await exit, [130, null]);
    assert.equal(await answer, 'cut off');
  });
});
