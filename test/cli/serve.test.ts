import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type EmulatedApp, type Emulator, startEmulator } from '../../src/emulator/index.js';
import { openStore } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { type CliOptions, runCli, spawnCli } from './run-cli.js';
import { serve } from './serve.js';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
let wecom: Emulator;
before(async () => {
  wecom = await startEmulator();
});
after(async () => {
  await wecom.close();
  rmSync(folder, { recursive: true });
});

const agentOf = ({ agentId, secret, callback }: EmulatedApp, more: object = {}) => {
  const { token, encodingAESKey } = callback;
  return { id: agentId, secret, token, encoding_aes_key: encodingAESKey, type: 'echo', ...more };
};

/** The command in a process of its own, and the lines of its log. */
class RunningHost {
  readonly #child: ChildProcess;
  readonly #lines: Record<string, unknown>[] = [];
  #stderr = '';

  constructor(args: readonly string[], options: CliOptions = {}) {
    const environment = { WECOM_APP_API_BASE: new URL(wecom.pageUrl).origin, ...options.environment };
    const child = spawnCli(['serve', ...args], { folder, ...options, environment });
    this.#child = child;
    let rest = '';
    child.stdout.on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      this.#lines.push(...lines.map((line) => JSON.parse(line)));
      child.emit('output');
    });
    child.stderr.on('data', (text) => {
      this.#stderr += text;
    });
  }

  /** Waits for a line of the log; looks at those that nobody has waited for yet. */
  async logged(message: string, matches: (line: Record<string, unknown>) => boolean = () => true) {
    for (;;) {
      const index = this.#lines.findIndex((line) => line.msg === message && matches(line));
      if (index >= 0) return this.#lines.splice(0, index + 1)[index] ?? {};
      if (this.#child.exitCode !== null) throw new Error(`it ended: ${this.#stderr}`);
      await Promise.race([once(this.#child, 'output'), once(this.#child, 'close')]);
    }
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    const end = once(this.#child, 'close');
    this.#child.kill(signal);
    return (await end)[0];
  }
}

describe('serve', () => {
  it('serves a saved config.json, takes over its changes on SIGHUP, and ends by a signal', async () => {
    const [first, second] = [wecom.createApp(), wecom.createApp()];
    const file = join(folder, 'config.json');
    const config = { addr: '127.0.0.1:0', base_url: 'https://wecom.example.com', corp_id: first.corpId };
    writeFileSync(file, JSON.stringify({ ...config, agents: [agentOf(first)] }));
    const host = new RunningHost(['--config', 'config.json']);
    const { origin } = await host.logged('the host listens');
    const { callbackUrl, textSenderUrl, app } = await host.logged('listening for callbacks');
    assert.deepEqual(
      [callbackUrl, textSenderUrl, app],
      [
        `https://wecom.example.com/qiye-wechat/agents/${first.agentId}`,
        `https://wecom.example.com/qiye-wechat/text-senders/${first.agentId}`,
        String(first.agentId),
      ],
    );
    const urlOf = ({ agentId }: EmulatedApp) => `${origin}/qiye-wechat/agents/${agentId}`;
    assert.equal((await first.connect(urlOf(first))).ok, true);
    await wecom.user('ZhangSan').sendText('hello', { to: first });
    await wecom.expectReply('hello');

    writeFileSync(file, '{ "agents": [');
    host.signal('SIGHUP');
    const { reason } = await host.logged('the config was not taken over; everything goes on as before');
    assert.match(String(reason), /config\.json: is no JSON from line 1, column 14 on/);
    await wecom.user('ZhangSan').sendText('still there', { to: first });
    await wecom.expectReply('still there');

    writeFileSync(file, JSON.stringify({ ...config, agents: [agentOf(first), agentOf(second)] }));
    host.signal('SIGHUP');
    const { added } = await host.logged('the config was read anew');
    assert.deepEqual(added, [String(second.agentId)]);
    assert.equal((await second.connect(urlOf(second))).ok, true);
    assert.equal(await host.stop('SIGTERM'), 0);
  });

  it('watches the file when told to, and finds the one of the folder', async () => {
    const project = join(folder, 'project');
    mkdirSync(project);
    const registered = wecom.createApp();
    const { token, encodingAESKey } = registered.callback;
    const app = { name: 'bot', corpId: registered.corpId, token, encodingAESKey, path: '/bot', type: './bot' };
    writeFileSync(join(project, 'bot.ts'), "export default (app: any) => void app.onText((): string => 'typed');\n");
    const text = (more: object) =>
      `export default ${JSON.stringify({ host: '127.0.0.1', port: 0, apps: [app], ...more })};\n`;
    writeFileSync(join(project, 'wecom.config.ts'), text({}));
    const host = new RunningHost(['--watch'], { folder: project });
    const { origin } = await host.logged('the host listens');
    assert.equal((await registered.connect(`${origin}/bot`)).ok, true);
    await wecom.user('ZhangSan').sendText('x', { to: registered });
    await wecom.expectReply('typed');
    writeFileSync(join(project, 'wecom.config.ts'), text({ apps: [{ ...app, path: '/moved' }] }));
    const { changed } = await host.logged('the config was read anew');
    assert.deepEqual(changed, ['bot']);
    assert.equal((await registered.connect(`${origin}/moved`)).ok, true);
    assert.equal(await host.stop(), 0);
  });

  it('says what is wrong before anything is served', async () => {
    const here = await runCli(['serve'], { folder });
    assert.equal(here.code, 2);
    assert.match(here.stderr, /there is no wecom\.config\.ts, .* here; name one with --config/);
    writeFileSync(join(folder, 'bad.json'), JSON.stringify({ apps: [{ name: 'a' }, { type: 'x' }] }));
    const bad = await runCli(['serve', '-c', 'bad.json'], { folder });
    assert.equal(bad.code, 2);
    assert.equal(
      [...bad.stderr.matchAll(/^ {2}- bad\.json apps\[[01]\]\.(?:corpId|token|encodingAESKey|type): /gm)].length,
      7,
    );
    const gone = await runCli(['serve', '--config', 'gone.json'], { folder });
    assert.deepEqual([gone.code, /gone\.json: is not there/.test(gone.stderr)], [2, true]);
  });

  it('ends with 1 when the port is taken, and with 2 when it can never be had', async () => {
    const taken = await serve(() => undefined);
    const { port } = new URL(taken.origin);
    const file = join(folder, 'port.json');
    const run = (content: object) => {
      writeFileSync(file, JSON.stringify({ apps: [], ...content }));
      return runCli(['serve', '-c', file], { environment: { WECOM_APP_LOG_LEVEL: 'silent' } });
    };
    const first = await run({ host: '127.0.0.1', port: Number(port) });
    taken.close();
    assert.equal(first.code, 1);
    assert.match(first.stderr, /is in use by another program/);
    const foreign = await run({ host: '203.0.113.1', port: 0 });
    assert.deepEqual([foreign.code, /is not an address of this machine/.test(foreign.stderr)], [2, true]);
  });
});

describe('outbox of a host', () => {
  it('is found by the config and the name of the app', async () => {
    const registered = wecom.createApp();
    const store = `sqlite:${join(folder, 'host.db')}`;
    const agents = [agentOf(registered), agentOf(wecom.createApp())];
    const file = join(folder, 'outbox.json');
    writeFileSync(file, JSON.stringify({ corp_id: registered.corpId, store, agents }));
    const backend = openStore(store, { logger: recordingLogger() });
    const job = { id: 's-1-0', kind: 'send', payload: '{}', createdAt: Date.now(), attempts: 0 };
    await backend.outbox(`${registered.corpId}-${registered.agentId}`).put(job, 1000);
    await backend.close();
    const list = (...args: string[]) => runCli(['outbox', 'list', '--config', file, ...args]);
    assert.match((await list('--app', String(registered.agentId))).stdout, /^s-1-0 {2}send/m);
    assert.equal((await list('--app', String(agents[1]?.id))).stdout, 'nothing is owed\n');
    for (const args of [[], ['--app', 'gone']]) {
      const { code, stderr } = await list(...args);
      assert.deepEqual([code, stderr], [2, `error: --app must be one of ${agents.map(({ id }) => id).join(', ')}\n`]);
    }
    writeFileSync(file, JSON.stringify({ corp_id: registered.corpId, store, agents: agents.slice(0, 1) }));
    assert.match((await list()).stdout, /^s-1-0 {2}send/m);
    const alone = await runCli(['outbox', 'list', '--app', 'x']);
    assert.deepEqual([alone.code, /name that with --config/.test(alone.stderr)], [2, true]);
  });
});
