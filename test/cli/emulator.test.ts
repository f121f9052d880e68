import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  connectApp,
  describeExchange,
  emulatorPort,
  missingSettings,
  settleApp,
} from '../../src/cli/emulator/index.js';
import { type CallbackExchange, startEmulator, type VerificationReport } from '../../src/emulator/index.js';
import { WecomApp } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { type CliOptions, runCli, spawnCli } from './run-cli.js';
import { serve } from './serve.js';

const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
after(() => rmSync(folder, { recursive: true }));

/** A free port, for an app that is started later. */
async function freePort(): Promise<number> {
  const server = await serve(() => undefined);
  server.close();
  return Number(new URL(server.origin).port);
}

function listen(environment: Readonly<Record<string, string>>, port: number) {
  const app = new WecomApp({ environment, host: '127.0.0.1', port, logger: recordingLogger() });
  app.onText((message) => message.content);
  return app.listen({ closeOnSignals: false });
}

/** The command in a process of its own, and what it has printed so far. */
class RunningEmulator {
  readonly #child: ChildProcess;
  #output = '';

  constructor(args: readonly string[], options: CliOptions) {
    this.#child = spawnCli(['emulator', '--port', '0', ...args], options);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (text) => {
        this.#output += text;
        this.#child.emit('output');
      });
    }
  }

  /** Waits until it has printed this; answers the first group. */
  async printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const match = pattern.exec(this.#output);
      if (match !== null) return match[1] ?? match[0];
      if (this.#child.exitCode !== null) throw new Error(`it ended, and printed: ${this.#output}`);
      await Promise.race([once(this.#child, 'output'), once(this.#child, 'close')]);
    }
  }

  settings(): Record<string, string> {
    return Object.fromEntries(
      [...this.#output.matchAll(/^(WECOM_APP_\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
  }

  async stop(): Promise<number | null> {
    const end = once(this.#child, 'close');
    this.#child.kill('SIGINT');
    return (await end)[0];
  }
}

describe('emulator', () => {
  it('gives an app its settings, connects it once it runs, and ends by Ctrl-C', async () => {
    const port = await freePort();
    const opened = join(folder, 'opened');
    // What opens a link on this machine, as far as the command can tell.
    for (const name of ['xdg-open', 'open']) {
      writeFileSync(join(folder, name), `#!/bin/sh\necho "$1" > ${opened}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    const emulator = new RunningEmulator(['--open', '--data-dir', join(folder, 'data')], {
      environment: { WECOM_APP_PORT: String(port), PATH: `${folder}:${process.env.PATH}` },
    });
    const page = await emulator.printed(/^Chat page: (http:\S+)$/m);
    await emulator.printed(/^Callback URL: .*\n[\s\S]*Waiting for the app at/m);
    const settings = emulator.settings();
    assert.equal(Object.keys(settings).length, 8);
    assert.ok(page.startsWith(settings.WECOM_APP_API_BASE ?? '?'));

    const server = await listen(settings, port);
    await emulator.printed(/^The app is connected\.$/m);
    const { agentId, userId } = { agentId: Number(settings.WECOM_APP_AGENT_ID), userId: 'ZhangSan' };
    const message = { msgType: 'text', content: 'hi' };
    await fetch(new URL('/_emulator/send', page), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId, agentId, message }),
    });
    await emulator.printed(/^text → app: reply, \d+ ms$/m);
    assert.equal(await emulator.stop(), 0);
    await server.close();
    assert.equal(readFileSync(opened, 'utf8').trim(), page);
    assert.ok(existsSync(join(folder, 'data', 'state.json')));
  });

  it('goes on with what the environment has, and shows none of it', async () => {
    const wecom = await startEmulator();
    const environment = wecom.createApp().environment();
    await wecom.close();
    const emulator = new RunningEmulator(['--app-url', 'http://127.0.0.1:9/cb'], { environment });
    await emulator.printed(/^Callback URL: http:\/\/127\.0\.0\.1:9\/cb$/m);
    // Its addresses alone: those of the other emulator are no longer right.
    const addresses = ['WECOM_APP_API_BASE', 'WECOM_APP_OAUTH_BASE', 'WECOM_APP_LOGIN_BASE'];
    assert.deepEqual(Object.keys(emulator.settings()), addresses);
    assert.equal(await emulator.stop(), 0);
  });

  it('ends with 2 when a port is none, or a setting is malformed', async () => {
    const refused = [
      [['--port', '70000'], {}, /must be 0 to 65535/],
      [['--port', '0'], { WECOM_APP_AES_KEY: 'short' }, /WECOM_APP_AES_KEY\): has 5 characters/],
      [['--port', '0', '--app-url', 'localhost'], {}, /is not a URL/],
    ] as const;
    for (const [args, environment, problem] of refused) {
      const { code, stderr } = await runCli(['emulator', ...args], { environment });
      assert.equal(code, 2);
      assert.match(stderr, problem);
    }
  });

  it('names everything that is wrong with the settings at once, and starts nothing', async () => {
    const bad = join(folder, 'bad.env');
    writeFileSync(
      bad,
      [
        'WECOM_APP_CORP_ID=企业',
        'WECOM_APP_TOKEN=a-b',
        'WECOM_APP_AES_KEY=short',
        'WECOM_APP_AGENT_ID=one',
        'WECOM_APP_SECRET=',
        'WECOM_APP_PORT=http',
        '',
      ].join('\n'),
    );
    const { code, stdout, stderr } = await runCli(['emulator', '--port', '0', '--env', bad]);
    assert.deepEqual([code, stdout], [2, '']);
    const named = [...stderr.matchAll(/\(environment variable (\w+)\)/g)].map(([, name]) => name);
    assert.deepEqual(named.sort(), [
      'WECOM_APP_AES_KEY',
      'WECOM_APP_AGENT_ID',
      'WECOM_APP_CORP_ID',
      'WECOM_APP_PORT',
      'WECOM_APP_TOKEN',
    ]);
  });

  it('ends with 1 when its port is taken: it may be free later', async () => {
    const taken = await serve(() => undefined);
    const { port } = new URL(taken.origin);
    const { code, stderr } = await runCli(['emulator', '--port', port]);
    taken.close();
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`port ${port} is taken.*--port 0`));
  });

  it('listens where the settings of the app already point', () => {
    assert.equal(emulatorPort(undefined, {}), 5002);
    assert.equal(emulatorPort(undefined, { WECOM_APP_API_BASE: 'http://127.0.0.1:6001' }), 6001);
    assert.equal(emulatorPort(undefined, { WECOM_APP_API_BASE: 'https://qyapi.weixin.qq.com' }), 5002);
    assert.equal(emulatorPort('0', { WECOM_APP_API_BASE: 'http://127.0.0.1:6001' }), 0);
  });

  it('goes on with the app of an earlier run, with settings that have changed since', async () => {
    const wecom = await startEmulator();
    const first = settleApp(wecom, {});
    assert.equal(settleApp(wecom, { WECOM_APP_TOKEN: '' }), first);
    const { secret } = first;
    settleApp(wecom, { WECOM_APP_TOKEN: 'changed', WECOM_APP_AGENT_ID: String(first.agentId) });
    assert.deepEqual([first.callback.token, first.secret], ['changed', secret]);
    const second = settleApp(wecom, { WECOM_APP_AGENT_ID: '1000077', WECOM_APP_SECRET: 'secret' });
    assert.deepEqual([second.agentId, second.secret, wecom.apps.length], [1000077, 'secret', 2]);
    assert.deepEqual(missingSettings(second, second.environment()), []);
    assert.deepEqual(missingSettings(second, { ...second.environment(), WECOM_APP_CORP_ID: 'ww2' }), [
      `WECOM_APP_CORP_ID=${second.corpId}`,
    ]);
    await wecom.close();
  });

  it('tries again until the settings of the app are right, and says what is wrong once', async () => {
    const wecom = await startEmulator();
    const registered = wecom.createApp({ token: 'right' });
    const port = await freePort();
    const wrong = await listen({ ...registered.environment(), WECOM_APP_TOKEN: 'wrong' }, port);
    const reports: VerificationReport[] = [];
    let tries = 0;
    wecom.onExchange(() => {
      tries += 1;
      if (tries === 3) registered.callback.token = 'wrong';
    });
    const url = `${wrong.origin}/wecom_app_cb`;
    const onReport = (report: VerificationReport): void => void reports.push(report);
    await connectApp(registered, { url, onReport, closed: new AbortController().signal, retry: 1 });
    assert.deepEqual(
      reports.map(({ code }) => code),
      ['wrong_token', 'ok'],
    );
    await wrong.close();

    const closing = new AbortController();
    const waiting = connectApp(registered, { url, onReport, closed: closing.signal, look: 1 });
    setTimeout(() => closing.abort(), 30);
    await waiting;
    assert.equal(reports.at(-1)?.code, 'connection_refused');
    await wecom.close();
  });

  it('tells of each exchange in a line', () => {
    const api = {
      kind: 'api',
      id: '1',
      at: 0,
      method: 'POST',
      path: '/cgi-bin/message/send',
      query: {},
      body: {},
    } as const;
    const call = { ...api, title: 'message/send', status: 200, answer: {}, warnings: [] };
    assert.equal(describeExchange({ ...call, errCode: 0 }), 'app → message/send');
    assert.equal(describeExchange({ ...call, errCode: 40001, errMsg: 'no' }), 'app → message/send: 40001 no');

    const callback: CallbackExchange = {
      kind: 'callback',
      id: '2',
      at: 0,
      agentId: 1,
      userId: 'ZhangSan',
      title: 'text',
      request: { method: 'POST', url: '', msgSignature: '', timestamp: '', nonce: '', body: '', xml: '' },
      tries: [],
      state: 'done',
      warnings: [],
      curl: '',
    };
    const answered = { number: 1, at: 0, durationMs: 7, status: 200, outcome: 'answered' } as const;
    const late = { number: 1, at: 0, durationMs: 5000, outcome: 'timeout', problem: 'no answer' } as const;
    assert.equal(describeExchange({ ...callback, state: 'running' }), undefined);
    assert.equal(describeExchange(callback), 'text → app: not answered');
    assert.equal(
      describeExchange({ ...callback, state: 'failed', tries: [late, late] }),
      'text → app: try 2, no answer',
    );
    const said = { ...callback, tries: [answered], answer: { status: 200, body: '' } };
    assert.equal(
      describeExchange({ ...said, answer: { ...said.answer, kind: 'empty' } }),
      'text → app: no reply, 7 ms',
    );
    assert.equal(
      describeExchange({ ...said, answer: { ...said.answer, kind: 'refused', problem: 'padding' } }),
      'text → app: reply refused, padding, 7 ms',
    );
  });
});
