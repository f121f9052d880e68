import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startEmulator } from '../../src/emulator/index.js';
import { WecomApp } from '../../src/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../helpers/redis-server.js';
import { APP, environmentOf, fill, OutboxWorld } from './outbox-world.js';
import { runCli } from './run-cli.js';

const world = new OutboxWorld();
const { folder, outbox } = world;
after(() => world.remove());

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

  it('says that a store can never be one, and ends with 2', async () => {
    writeFileSync(join(folder, 'text.db'), 'this is no database, but a text of some length'.repeat(50));
    const { code, stderr } = await outbox(['list'], { environment: environmentOf('sqlite:./text.db') });
    assert.equal(code, 2);
    assert.match(stderr, /WECOM_APP_STORE\): The store .* cannot be used \(SQLITE_NOTADB\)/);
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
    assert.match(listed.stdout, /^s-\S+ {2}send {2}ZhangSan {2}\d s {2}1 {9}dead\n {4}.*81013/m);
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
