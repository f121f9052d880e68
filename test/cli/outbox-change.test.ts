import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { APP, HOLD, idsOf, OutboxWorld, open } from './outbox-world.js';

const world = new OutboxWorld();
const { filled, outbox } = world;
after(() => world.remove());

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
    assert.match(stderr, /failed: s-waiting-0 is no dead letter: it waits/);
    const json = await outbox(['retry', 'gone', '--json'], options);
    const reasons = { gone: 'is no job of this outbox' };
    assert.deepEqual([json.code, JSON.parse(json.stdout)], [1, { ok: false, retried: [], failed: ['gone'], reasons }]);
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

describe('outbox retry and drop', () => {
  it('say that there is no such job, and which there are', async () => {
    const { store: _store, ...options } = await filled();
    for (const command of ['retry', 'drop']) {
      const { code, stdout, stderr } = await outbox([command, 's-gone-0'], options);
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, /failed: s-gone-0 is no job of this outbox\n/);
      assert.match(stderr, /there are .*s-waiting-0 \(waiting\).*w-held \(held\).*"outbox list --all"/);
    }
    const other = { environment: { ...options.environment, WECOM_APP_AGENT_ID: '7' } };
    assert.match((await outbox(['drop', 'x'], other)).stderr, /x is no job of this outbox\nthe outbox is empty/);
  });

  it('name only some of very many', async () => {
    const { store, ...options } = await filled();
    const backend = open(store);
    const job = { kind: 'send', payload: '{}', createdAt: Date.now(), attempts: 0 };
    const { WECOM_APP_CORP_ID: corpId, WECOM_APP_AGENT_ID: agentId } = APP;
    for (const id of ['1', '2', '3']) await backend.outbox(`${corpId}-${agentId}`).put({ ...job, id }, HOLD);
    await backend.close();
    assert.match((await outbox(['retry', 'x'], options)).stderr, /there are( [\w-]+ \(\w+\),){5} and 2 more;/);
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
