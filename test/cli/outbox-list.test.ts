import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { appName } from '../../src/app/index.js';
import { APP, environmentOf, fill, HOLD, OutboxWorld, open } from './outbox-world.js';
import { type CliOptions, runProgram } from './run-cli.js';

const world = new OutboxWorld();
const { filled, folder, outbox } = world;
after(() => world.remove());

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

  it('gives a long reason a line, cut to the width of the terminal, but never in JSON', async () => {
    const store = `sqlite:${join(folder, 'long.db')}`;
    const backend = open(store);
    const outboxOfApp = backend.outbox('ww1436e0e65a779aee-1000002');
    const reason = 'message/send 被拒绝了 because of this and that, '.repeat(20);
    for (const id of ['s-1-0', 's-2-0']) {
      await outboxOfApp.put({ id, kind: 'send', payload: '{}', createdAt: Date.now(), attempts: 0 }, HOLD);
      await outboxOfApp.bury(id, 8, id === 's-1-0' ? reason : 'short');
    }
    await backend.close();
    const environment = environmentOf(store);
    const { stdout, stderr } = await outbox(['list', '--dead'], { environment });
    const [line = ''] = /(?<=^s-1-0 .* dead\n) {4}.*$/m.exec(stdout) ?? [];
    assert.match(line, /^ {4}message\/send 被拒绝了 because of this.*…$/);
    // A Chinese character takes two columns.
    const wide = line.match(/\p{Script=Han}/gu)?.length ?? 0;
    assert.ok([99, 100].includes(line.length + wide), `${line.length} + ${wide}`);
    assert.match(stdout, /dead {2}short$/m);
    assert.equal(stderr, '0 owed, 2 dead; --json has the whole of each reason\n');
    const narrow = await outbox(['list', '--dead'], { environment, columns: 60, isTerminal: true });
    assert.match(narrow.stdout, /^ {4}message\/send .{30,40}…/m);
    const json = JSON.parse((await outbox(['list', '--dead', '--json'], { environment })).stdout);
    assert.equal(json.jobs[0].lastError, reason);
  });
});
