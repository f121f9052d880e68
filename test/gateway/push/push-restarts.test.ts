import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { ApiKeys } from '../../../src/gateway/keys/index.js';
import { pushRouter } from '../../../src/gateway/push/index.js';
import { openStore } from '../../../src/store/index.js';
import { openApiDesk } from '../../api/desk.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { openPushDesk, until, useTemporaryFolder } from './push-desk.js';

const TEXT = { toUser: 'lisi', text: 'x' };
const HOLD = 60_000;

test('closing leaves what is under way to the next run, which goes on at once', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.delayNext('message/send', 3_600_000);
  const { id } = await desk.post(TEXT);
  await desk.sending();
  const before = desk.gateway;
  const closing = before.close(1000);
  await desk.api.clock.advance(1000);
  await closing;
  assert.deepEqual(desk.seen, []);
  assert.equal((await desk.record(id)).state, 'accepted');
  const late = await desk.post(TEXT);
  assert.deepEqual([late.status, late.code, late.headers.get('retry-after')], [503, 'closing', '5']);
  await desk.serve();
  const record = await desk.settled(id);
  assert.deepEqual([record.state, record.attempts, desk.seen.length], ['sent', 1, 1]);
});

test('closing waits for what ends in time', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.delayNext('message/send', 100);
  const { id } = await desk.post(TEXT);
  await desk.sending();
  let isClosed = false;
  const closing = desk.gateway.close(10_000).then(() => {
    isClosed = true;
  });
  await until(async () => {
    await desk.api.clock.advance(50);
    return isClosed;
  });
  await closing;
  assert.equal((await desk.record(id)).state, 'sent');
});

test('a push is sent again when its process dies, and is not shown twice', async (t) => {
  const desk = await openApiDesk(t);
  const folder = useTemporaryFolder(t);
  const setting = `sqlite:${join(folder, 'push.db')}`;
  const { corpId, secret, agentId } = desk.app;
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/gateway/push/push-process.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      WECOM_APP_STORE: setting,
      WECOM_APP_API_BASE: desk.wecom.apiBase,
      WECOM_APP_CORP_ID: corpId,
      WECOM_APP_SECRET: secret,
      WECOM_APP_AGENT_ID: String(agentId),
    },
  });
  t.after(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  const url = String(line).trim();
  // The emulator's clock stands still: one message is taken and never answered, the other never taken.
  desk.wecom.faults.delayNext('message/send', 3_600_000);
  const post = async (text: string) => {
    const init = { method: 'POST', body: new URLSearchParams({ toUser: 'lisi', text }) };
    const answer = await fetch(url, init);
    assert.equal(answer.status, 202);
    return ((await answer.json()) as { id: string }).id;
  };
  const hanging = await post('one');
  await until(() => desk.wecom.callsOf('gettoken').length > 0);
  const taken = await post('two');
  await until(() => desk.wecom.sent.length > 0);
  child.kill('SIGKILL');
  await once(child, 'exit');

  const clock = new ManualClock(Date.now() + HOLD + 1000);
  const logger = recordingLogger();
  const backend = openStore(setting, { clock, logger });
  t.after(() => backend.close());
  const options = { apps: new Map([['orders', { api: desk.client() }]]), logger, clock };
  const { gateway } = pushRouter({ ...options, keys: new ApiKeys(), backend });
  await until(async () => (await backend.outbox('push').stats()).depth === 0);
  await gateway.close();
  const shown = desk.wecom.sent.filter(({ dropped }) => dropped === undefined);
  assert.deepEqual(shown.map(({ content }) => content.content).toSorted(), ['one', 'two']);
  for (const id of [hanging, taken]) {
    assert.match((await backend.store.get(`push:push:${id}`)) ?? '', /"state":"sent"/);
  }
});

test('a push that another process has taken over is left to it', async (t) => {
  const desk = await openPushDesk(t);
  const outbox = desk.backend.outbox('push');
  desk.api.wecom.faults.delayNext('message/send', 3_600_000, 10);
  const { id = '' } = await desk.post(TEXT);
  await desk.sending();
  t.mock.method(outbox, 'renew', async () => false);
  const postponed = t.mock.method(outbox, 'postpone');
  await desk.api.clock.advance(20_000);
  await until(() => desk.api.transport.underWay === 0);
  await until(async () => (await desk.record(id)).state === 'sending');
  assert.equal(postponed.mock.callCount(), 0);
});
