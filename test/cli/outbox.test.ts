import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { appName } from '../../src/app/index.js';
import { startEmulator } from '../../src/emulator/index.js';
import { openStore, WecomApp } from '../../src/index.js';
import type { StoreBackend } from '../../src/store/index.js';
import { textXml } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../helpers/redis-server.js';
import { type CliOptions, runCli, runProgram } from './run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
after(() => rmSync(folder, { recursive: true }));

const APP = { WECOM_APP_CORP_ID: 'ww1436e0e65a779aee', WECOM_APP_AGENT_ID: '1000002' };
const HOLD = 60_000;
const HOUR = 3_600_000;

/** What an app has left in its store: one job waiting, one held, two dead. */
async function fill(store: string): Promise<void> {
  const backend = open(store);
  const outbox = backend.outbox('ww1436e0e65a779aee-1000002');
  const createdAt = Date.now() - 3 * HOUR - 1;
  const message = { call: 'message/send', message: { msgType: 'text', content: 'your salary' } };
  const payload = JSON.stringify({ userId: 'ZhangSan', messages: [message], sent: 0 });
  await outbox.put({ id: 's-waiting-0', kind: 'send', payload, createdAt, attempts: 0 }, HOLD);
  await outbox.postpone('s-waiting-0', 2 * HOUR + 60_000, 3, 'message/send\nwas refused');
  const work = JSON.stringify({ xml: textXml('a secret', { userId: 'lisi' }), runs: 1 });
  await outbox.put({ id: 'w-held', kind: 'work', payload: work, createdAt: createdAt + 1, attempts: 0 }, HOLD);
  for (const [id, text] of [
    ['s-dead-0', payload],
    ['x-dead', 'no JSON'],
  ] as const) {
    await outbox.put({ id, kind: id.startsWith('s') ? 'send' : 'other', payload: text, createdAt, attempts: 0 }, HOLD);
    await outbox.bury(id, 8, 'errcode 81013');
  }
  await backend.close();
}

function open(store: string): StoreBackend {
  return openStore(store, { logger: recordingLogger() });
}

const environmentOf = (store: string) => ({ ...APP, WECOM_APP_STORE: store });
const outbox = (args: readonly string[], options: CliOptions) => runCli(['outbox', ...args], { folder, ...options });

let files = 0;
/** A store of its own for a test that changes what is in it. */
async function filled(): Promise<CliOptions & { readonly store: string }> {
  files += 1;
  const store = `sqlite:${join(folder, `${files}.db`)}`;
  await fill(store);
  return { store, environment: environmentOf(store) };
}

async function idsOf(store: string, state: 'dead' | 'all' = 'all'): Promise<readonly string[]> {
  const backend = open(store);
  const entries = await backend.outbox('ww1436e0e65a779aee-1000002').list(state, 100);
  await backend.close();
  return entries.map(({ id }) => id);
}

describe('outbox list', () => {
  let options: CliOptions;
  before(async () => {
    options = await filled();
  });

  it('shows what is owed, without what it says', async () => {
    const { code, stdout, stderr } = await outbox(['list'], options);
    assert.equal(code, 0);
    assert.equal(
      stdout,
      [
        'ID           KIND  MEMBER    AGE  ATTEMPTS  DUE        WHY',
        's-waiting-0  send  ZhangSan  3 h  3         in 2 h     message/send was refused',
        'w-held       work  lisi      3 h  0         under way',
        '',
      ].join('\n'),
    );
    assert.equal(stderr, '2 owed, 2 dead (--dead)\n');
  });

  it('shows dead letters, and what they say when asked to', async () => {
    const dead = await outbox(['list', '--dead'], options);
    assert.match(
      dead.stdout,
      /^s-dead-0 {2}send {3}ZhangSan {2}3 h {2}8 {9}dead {2}errcode 81013\nx-dead {4}other {2}- /m,
    );
    assert.doesNotMatch(dead.stdout, /salary|no JSON/);
    const shown = await outbox(['list', '--all', '--show'], options);
    assert.match(shown.stdout, /^s-waiting-0.*\n {4}\[\n[\s\S]*"content": "your salary"/m);
    assert.match(shown.stdout, /^w-held.*\n {4}<xml>.*<!\[CDATA\[a secret\]\]>/m);
    assert.match(shown.stdout, /^x-dead.*\n {4}no JSON$/m);
  });

  it('shows the oldest only, and says so', async () => {
    const { stdout, stderr } = await outbox(['list', '--all', '--limit', '1'], options);
    assert.deepEqual(stdout.split('\n').length, 3);
    assert.match(stderr, /only the oldest are shown/);
    for (const limit of ['0', '-1', 'many', '1.5'])
      assert.equal((await outbox(['list', '-n', limit], options)).code, 2);
  });

  it('prints JSON, for which the same holds', async () => {
    const { stdout } = await outbox(['list', '--all', '--json'], options);
    const { jobs, ...rest } = JSON.parse(stdout);
    assert.deepEqual(rest, { ok: true, owed: 2, dead: 2 });
    assert.deepEqual(
      jobs.map(({ id, state, userId }: Record<string, unknown>) => [id, state, userId]),
      [
        ['s-waiting-0', 'waiting', 'ZhangSan'],
        ['s-dead-0', 'dead', 'ZhangSan'],
        ['x-dead', 'dead', undefined],
        ['w-held', 'held', 'lisi'],
      ],
    );
    assert.match(jobs[0].createdAt, /^\d{4}-\d\d-\d\dT/);
    assert.doesNotMatch(stdout, /salary|secret/);
    assert.match((await outbox(['list', '--json', '--show'], options)).stdout, /your salary/);
  });

  it('says when there is nothing', async () => {
    const other = { environment: { ...options.environment, WECOM_APP_AGENT_ID: '7' } };
    assert.equal((await outbox(['list'], other)).stdout, 'nothing is owed\n');
    assert.equal((await outbox(['list', '--dead'], other)).stdout, 'no dead letters\n');
  });

  it('reads its settings from a file, and a path from the working directory', async () => {
    const store = 'sqlite:./relative.db';
    await fill(`sqlite:${join(folder, 'relative.db')}`);
    writeFileSync(
      join(folder, 'app.env'),
      `${Object.entries(environmentOf(store))
        .map((pair) => pair.join('='))
        .join('\n')}\n`,
    );
    const { code, stdout } = await runProgram(['--env', 'app.env', 'outbox', 'list', '--dead'], { folder });
    assert.equal(code, 0);
    assert.match(stdout, /^s-dead-0/m);
  });

  it('finds the outbox of an app without an agentId by its key', async () => {
    const encodingAESKey = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
    const corpId = APP.WECOM_APP_CORP_ID;
    const store = `sqlite:${join(folder, 'key.db')}`;
    const backend = open(store);
    const job = { id: 's-1-0', kind: 'send', payload: '{}', createdAt: Date.now(), attempts: 0 };
    await backend.outbox(appName({ corpId, agentId: undefined, encodingAESKey })).put(job, HOLD);
    await backend.close();
    const environment = { WECOM_APP_CORP_ID: corpId, WECOM_APP_AES_KEY: encodingAESKey, WECOM_APP_STORE: store };
    assert.match((await outbox(['list'], { environment })).stdout, /^s-1-0 {2}send/m);
  });
});

describe('outbox retry', () => {
  it('makes dead letters due, by id', async () => {
    const { store, ...options } = await filled();
    const { code, stdout } = await outbox(['retry', 's-dead-0', 's-dead-0'], options);
    assert.deepEqual([code, stdout], [0, 'retried s-dead-0\n']);
    assert.deepEqual(await idsOf(store, 'dead'), ['x-dead']);
    assert.match((await outbox(['list'], options)).stdout, /^s-dead-0 .* 0 +now +errcode 81013$/m);
  });

  it('names those that are no dead letters, and ends with 1', async () => {
    const { store, ...options } = await filled();
    const { code, stdout, stderr } = await outbox(['retry', 's-waiting-0', 'x-dead'], options);
    assert.deepEqual([code, stdout], [1, 'retried x-dead\n']);
    assert.match(stderr, /failed: s-waiting-0 is no dead letter/);
    const json = await outbox(['retry', 'gone', '--json'], options);
    assert.deepEqual([json.code, JSON.parse(json.stdout)], [1, { ok: false, retried: [], failed: ['gone'] }]);
    assert.deepEqual(await idsOf(store, 'dead'), ['s-dead-0']);
  });

  it('retries all of them', async () => {
    const { store, ...options } = await filled();
    const { code, stdout } = await outbox(['retry', '--all'], options);
    assert.deepEqual([code, stdout], [0, 'retried s-dead-0\nretried x-dead\n']);
    assert.deepEqual(await idsOf(store, 'dead'), []);
    assert.deepEqual((await outbox(['retry', '--all'], options)).stdout, 'no dead letters\n');
  });

  it('has to be told what', async () => {
    const { store: _store, ...options } = await filled();
    for (const args of [['retry'], ['drop'], ['retry', 'x-dead', '--all'], ['drop', 'x-dead', '--all']]) {
      const { code, stderr } = await outbox(args, options);
      assert.equal(code, 2);
      assert.match(stderr, /--all/);
    }
  });
});

describe('outbox drop', () => {
  it('deletes jobs by id, but none that the app is at work on', async () => {
    const { store, ...options } = await filled();
    const { code, stdout, stderr } = await outbox(['drop', 's-waiting-0', 'x-dead', 'w-held'], options);
    assert.deepEqual([code, stdout], [1, 'dropped s-waiting-0\ndropped x-dead\n']);
    assert.match(stderr, /failed: w-held .*at work/);
    assert.deepEqual(await idsOf(store), ['s-dead-0', 'w-held']);
  });

  it('asks before it deletes all dead letters', async () => {
    const { store, ...options } = await filled();
    for (const input of ['n\n', '', 'yesterday\n']) {
      const { code, stderr } = await outbox(['drop', '--all'], { ...options, input, isTerminal: true });
      assert.equal(code, 1);
      assert.match(stderr, /Delete 2 dead letters for good\? \[y\/N\] .*nothing was dropped/s);
    }
    const piped = await outbox(['drop', '--all'], { ...options, input: 'y\n' });
    assert.equal(piped.code, 2);
    assert.match(piped.stderr, /--yes/);
    assert.equal((await idsOf(store)).length, 4);
    assert.equal((await outbox(['drop', '--all'], { ...options, input: 'Y\n', isTerminal: true })).code, 0);
    assert.deepEqual(await idsOf(store), ['s-waiting-0', 'w-held']);
  });

  it('does not ask when told not to, or when there is nothing to ask about', async () => {
    const { store, ...options } = await filled();
    const { code, stdout } = await outbox(['drop', '--all', '--yes', '--json'], options);
    assert.deepEqual([code, JSON.parse(stdout)], [0, { ok: true, dropped: ['s-dead-0', 'x-dead'], failed: [] }]);
    assert.deepEqual((await outbox(['drop', '--all'], { ...options, isTerminal: true })).stdout, 'no dead letters\n');
    assert.deepEqual(await idsOf(store), ['s-waiting-0', 'w-held']);
  });
});

describe('outbox', () => {
  it('explains that memory: is the process itself', async () => {
    for (const store of ['memory:', '']) {
      const { code, stderr } = await outbox(['list'], { environment: environmentOf(store) });
      assert.equal(code, 2);
      assert.match(stderr, /memory:, which lives in the app's own process.*WECOM_APP_STORE/);
    }
  });

  it('makes no store where there is none', async () => {
    const { code, stderr } = await outbox(['list'], { environment: environmentOf('sqlite:./data/none.db') });
    assert.equal(code, 2);
    assert.match(stderr, /there is no .*none\.db/);
    assert.ok(!existsSync(join(folder, 'data')));
  });

  it('names every setting that is missing or wrong', async () => {
    const { code, stderr } = await outbox(['list'], { environment: { WECOM_APP_STORE: 'mysql://x' } });
    assert.equal(code, 2);
    assert.deepEqual(
      [...stderr.matchAll(/variable (\w+)\):/g)].map(([, name]) => name),
      ['WECOM_APP_CORP_ID', 'WECOM_APP_AES_KEY', 'WECOM_APP_STORE'],
    );
    const wrong = await outbox(['list'], { environment: { ...APP, WECOM_APP_AGENT_ID: 'x' } });
    assert.match(wrong.stderr, /WECOM_APP_AGENT_ID\): must be a number/);
  });

  it('ends with 1 when the store cannot be used', async () => {
    writeFileSync(join(folder, 'text.db'), 'this is no database, but a text of some length'.repeat(50));
    const { code, stderr } = await outbox(['list'], { environment: environmentOf('sqlite:./text.db') });
    assert.equal(code, 1);
    assert.match(stderr, /^error: The store .* cannot be used/m);
  });

  it('shows its commands when it is given none', async () => {
    const { code, stderr } = await runCli(['outbox']);
    assert.equal(code, 2);
    for (const name of ['list', 'retry', 'drop']) assert.match(stderr, new RegExp(`^  ${name} `, 'm'));
    for (const name of ['list', 'retry', 'drop']) {
      const help = await runCli(['outbox', name, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.stdout, new RegExp(`Usage: wecom-app-svr outbox ${name} `));
      assert.match(help.stdout, /Examples:\n {2}\S[\s\S]*Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /);
      assert.match(help.stdout, /--env <path>/);
    }
    assert.equal((await runCli(['outbox', 'lst'])).code, 2);
  });

  it('shows what a real app could not send, and the app sends it when it is retried', async () => {
    const wecom = await startEmulator();
    const registered = wecom.createApp();
    const store = `sqlite:${join(folder, 'app.db')}`;
    const environment = { ...registered.environment(), WECOM_APP_STORE: store };
    const app = new WecomApp({ environment, host: '127.0.0.1', port: 0, logger: recordingLogger() });
    app.onText(async (message, ctx) => {
      await ctx.defer();
      return message.content;
    });
    const { origin } = await app.listen({ closeOnSignals: false });
    await registered.connect(`${origin}/wecom_app_cb`);
    // WeCom refuses for good: the app may not be seen by whom it writes to.
    wecom.faults.failNext('message/send', 81013);
    await wecom.user('ZhangSan').sendText('hello');
    let listed = await outbox(['list', '--dead'], { environment });
    while (!/^s-/m.test(listed.stdout)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      listed = await outbox(['list', '--dead'], { environment });
    }
    assert.match(listed.stdout, /^s-\S+ {2}send {2}ZhangSan {2}\d s {2}1 {9}dead {2}.*81013/m);
    assert.equal((await outbox(['retry', '--all'], { environment })).code, 0);
    await wecom.expectReply('hello');
    await app.close();
    await wecom.close();
  });
});

describe('outbox on Redis', { skip: skipWithoutRedis() }, () => {
  it('lists, retries and drops, and ends with 1 when Redis is away', async () => {
    const redis = await RedisServer.start();
    await fill(redis.url);
    const options = { environment: environmentOf(redis.url) };
    const { code, stdout } = await outbox(['list', '--all'], options);
    assert.equal(code, 0);
    assert.deepEqual([...stdout.matchAll(/^(\S+) {2,}(?:send|work|other)/gm)].map(([, id]) => id).sort(), [
      's-dead-0',
      's-waiting-0',
      'w-held',
      'x-dead',
    ]);
    assert.equal((await outbox(['retry', 'x-dead'], options)).stdout, 'retried x-dead\n');
    assert.equal((await outbox(['drop', 's-dead-0'], options)).stdout, 'dropped s-dead-0\n');
    await redis.stop();
    const away = await outbox(['list'], options);
    assert.equal(away.code, 1);
    assert.match(away.stderr, /^error: .*[Rr]edis/m);
  });
});
