import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { StoreError } from '../../../src/errors/index.js';
import { ApiKeys } from '../../../src/gateway/keys/index.js';
import { pushRouter } from '../../../src/gateway/push/index.js';
import { type Outbox, openStore } from '../../../src/store/index.js';
import { openApiDesk } from '../../api/desk.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { type Answer, openPushDesk, type PushDesk, useTemporaryFolder } from './push-desk.js';

const TEXT = { toUser: 'lisi', text: 'x' };
const HOLD = 60_000;
const TRIED = ({ attempts = 0, state }: Answer): boolean => attempts > 0 && state !== 'sending';

/** The bodies of `message/send`, oldest first. */
function bodies(desk: PushDesk) {
  return desk.api.wecom.callsOf('message/send').map(({ body }) => body as Record<string, unknown>);
}

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await check())) {
    assert.ok(performance.now() < end, `never became true: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** An outbox or store that can be away. */
function breakable<Part extends object>(part: Part): Part & { away: boolean } {
  const state = { away: false };
  return new Proxy(part, {
    set: (_target, name, value) => Reflect.set(state, name, value),
    get(target, name) {
      if (name === 'away') return state.away;
      const method = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        if (state.away) return Promise.reject(new StoreError('store_unavailable', 'the store is away'));
        return method.apply(target, args);
      };
    },
  }) as Part & { away: boolean };
}

/** Serves the gateway anew, with another outbox. */
async function serveWith<Given extends Outbox>(desk: PushDesk, outbox: Given): Promise<Given> {
  desk.backend.outbox = () => outbox;
  await desk.serve();
  return outbox;
}

test('a cause that passes is waited for, and told meanwhile', async (t) => {
  const desk = await openPushDesk(t);
  // The client itself tries a busy server four times.
  desk.api.wecom.faults.failNext('message/send', -1, 4);
  const { id } = await desk.post(TEXT);
  const waiting = await desk.driven(id, TRIED);
  assert.deepEqual([waiting.state, waiting.attempts], ['accepted', 1]);
  assert.deepEqual([waiting.error?.errCode, waiting.error?.reason], [-1, 'system busy (系统繁忙)']);
  const failedAt = desk.api.clock.now();
  const sent = await desk.driven(id);
  assert.deepEqual([sent.state, sent.attempts, sent.error], ['sent', 2, undefined]);
  const paused = desk.api.clock.now() - failedAt;
  assert.ok(paused >= 4_000 && paused < 20_000, `paused ${paused} ms`);
  const line = desk.logger.lines.find(({ message }) => message === 'push failed; trying again later');
  assert.deepEqual([line?.level, line?.pushId, line?.retryIn, line?.errCode], ['warn', id, 5_000, -1]);
});

test('a message that arrived although nobody heard of it is not shown twice', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.dropNext('message/send', 6, 'after');
  const { id } = await desk.post(TEXT);
  const record = await desk.driven(id);
  assert.deepEqual([record.state, record.attempts], ['sent', 2]);
  assert.equal(desk.seen.length, 1);
  assert.ok(desk.api.wecom.sent.length > 1, 'it must have been sent again for this to prove anything');
});

test('two equal pushes are two messages, each with a repeat check of its own', async (t) => {
  const desk = await openPushDesk(t);
  for (const _ of [1, 2]) await desk.settled((await desk.post(TEXT)).id);
  assert.equal(desk.seen.length, 2);
  const intervals = bodies(desk).map(({ duplicate_check_interval: interval }) => Number(interval));
  assert.equal(new Set(intervals).size, 2);
  assert.ok(intervals.every((interval) => interval >= 1800 && interval <= 14_400));
  assert.ok(bodies(desk).every(({ enable_duplicate_check: check }) => check === 1));
});

test('a cause that somebody must remove fails the push, which can be tried again by hand', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.failNext('message/send', 60020);
  const { id = '' } = await desk.post(TEXT);
  const record = await desk.settled(id);
  assert.equal(record.state, 'failed');
  assert.equal(record.error?.errCode, 60020);
  assert.match(record.error?.hint ?? '', /企业可信IP/);
  const outbox = desk.backend.outbox('push');
  const [dead] = await outbox.list('dead', 10);
  assert.deepEqual([dead?.id, dead?.attempts], [id, 1]);
  assert.match(dead?.lastError ?? '', /^untrusted_ip: /);
  assert.ok(await outbox.retry(id));
  assert.equal((await desk.driven(id, ({ state }) => state === 'sent')).state, 'sent');
});

test('a push that nobody can receive has failed', async (t) => {
  const desk = await openPushDesk(t);
  const record = await desk.settled((await desk.post({ toUser: ['nobody'], text: 'x' })).id);
  assert.deepEqual([record.state, record.error?.errCode], ['failed', 81013]);
});

test('a push that may have arrived is tried only as long as WeCom remembers it', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.dropNext('message/send', 100);
  const begun = desk.api.clock.now();
  const record = await desk.driven((await desk.post(TEXT)).id);
  assert.deepEqual([record.state, record.attempts], ['failed', 6]);
  assert.equal(record.error?.hint, 'The message may have arrived all the same.');
  assert.ok(desk.api.clock.now() - begun < 1_800_000, 'the shortest interval of the repeat check');
});

test('a message of a robot that may have arrived is not repeated', async (t) => {
  const desk = await openPushDesk(t);
  desk.api.wecom.faults.dropNext('webhook/send', 1, 'after');
  const record = await desk.driven((await desk.post({ robot: 'dev', text: 'x' })).id);
  assert.deepEqual([record.state, record.attempts, desk.seen.length], ['failed', 1, 1]);
  assert.equal(record.error?.hint, 'The message may have arrived all the same.');
});

test('a limit that is used up is waited for', async (t) => {
  const desk = await openPushDesk(t);
  desk.apps.set('orders', { api: desk.api.client({ maxWait: 0 }) });
  const ids: (string | undefined)[] = [];
  for (let count = 0; count < 31; count += 1) ids.push((await desk.post({ ...TEXT, text: `${count}` })).id);
  const held = await desk.settled(ids.at(-1), TRIED);
  assert.deepEqual([held.state, held.error?.code], ['accepted', 'rate_limited']);
  for (const id of ids) assert.equal((await desk.driven(id)).state, 'sent');
  assert.equal(desk.seen.length, 31);
});

test('of a long text only those parts are sent again that were not', async (t) => {
  const desk = await openPushDesk(t);
  const { wecom } = desk.api;
  const stop = wecom.onSent(() => {
    stop();
    wecom.faults.failNext('message/send', -1, 4);
  });
  const record = await desk.driven((await desk.post({ toUser: 'lisi', text: 'a'.repeat(2048) + 'b'.repeat(2048) })).id);
  assert.deepEqual([record.state, record.attempts, record.msgIds?.length], ['sent', 2, 2]);
  const starts = desk.api.transport.requests
    .filter(({ url }) => url.pathname.endsWith('/message/send'))
    .map(({ body }) => /"content":"(.)/.exec(String(body))?.[1]);
  assert.deepEqual(starts, ['a', 'b', 'b', 'b', 'b', 'b']);
  assert.deepEqual(
    desk.seen.map(({ content }) => String(content.content)[0]),
    ['a', 'b'],
  );
});

test('an app or a robot that has gone is waited for', async (t) => {
  const desk = await openPushDesk(t);
  const { apps } = desk;
  const orders = apps.get('orders');
  assert.ok(orders);
  desk.api.wecom.faults.failNext('message/send', -1, 4);
  const { id } = await desk.post(TEXT);
  await desk.driven(id, TRIED);
  apps.delete('orders');
  const gone = await desk.driven(id, (record) => TRIED(record) && record.error?.code === 'unknown_app');
  assert.match(gone.error?.reason ?? '', /no app "orders"/);
  apps.set('orders', orders);
  assert.equal((await desk.driven(id)).state, 'sent');
});

test('no more than so many are sent at once, and all of them in the end', async (t) => {
  const desk = await openPushDesk(t, { concurrency: 2 });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, desk.api.transport.underWay);
  }, 1);
  t.after(() => clearInterval(watch));
  desk.api.wecom.faults.delayNext('message/send', 1000, 7);
  const ids = await Promise.all(
    Array.from({ length: 7 }, async (_, n) => (await desk.post({ ...TEXT, text: `${n}` })).id),
  );
  await until(() => desk.api.transport.underWay === 2);
  for (const id of ids) {
    for (;;) {
      const { state } = await desk.record(id);
      if (state === 'sent') break;
      await desk.api.clock.advance(1000);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  assert.equal(desk.seen.length, 7);
  assert.ok(most <= 4, `${most} under way`);
});

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

test('a store that is away accepts nothing, and what was accepted goes on when it is back', async (t) => {
  const desk = await openPushDesk(t);
  const outbox = await serveWith(desk, breakable<Outbox>(desk.backend.outbox('breakable')));
  outbox.away = true;
  const refused = await desk.post(TEXT);
  assert.deepEqual([refused.status, refused.code], [503, 'store_unavailable']);
  await desk.api.clock.advance(5_000);
  await until(() =>
    desk.logger.lines.some(({ message }) => message.startsWith('the outbox of the push gateway cannot be read')),
  );
  outbox.away = false;
  const { id } = await desk.post(TEXT);
  assert.equal((await desk.settled(id)).state, 'sent');
});

test('a push that could not be settled is taken up again, and found sent', async (t) => {
  const desk = await openPushDesk(t);
  const outbox = await serveWith(desk, breakable<Outbox>(desk.backend.outbox('breakable')));
  const stop = desk.api.wecom.onSent(() => {
    stop();
    outbox.away = true;
  });
  const { id } = await desk.post(TEXT);
  await until(() => desk.logger.lines.some(({ message }) => message.startsWith('a push could not be settled')));
  outbox.away = false;
  await desk.api.clock.advance(HOLD + 5_000);
  await until(async () => (await outbox.stats()).depth === 0);
  assert.equal((await desk.record(id)).state, 'sent');
  assert.equal(desk.api.wecom.sent.length, 1);
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

test('a job that nobody can read is given up, not tried for ever', async (t) => {
  const desk = await openPushDesk(t);
  const outbox = desk.backend.outbox('push');
  for (const [index, payload] of ['{', '{}', 'null', '{"work":{"messages":[]}}'].entries()) {
    await outbox.put({ id: `job-${index}`, kind: 'push', payload, createdAt: 0, attempts: 0 }, 0);
  }
  await desk.api.clock.advance(5_000);
  await until(async () => (await outbox.stats()).dead === 4);
});

test('a failure of our own is logged in full and told in brief', async (t) => {
  const broken = { message: { send: () => Promise.reject(new TypeError('the password is 1234')) } };
  const desk = await openPushDesk(t, { apps: new Map([['orders', { api: broken as never }]]) });
  const record = await desk.settled((await desk.post(TEXT)).id);
  assert.deepEqual(record.error, { code: 'internal_error', reason: 'The gateway failed; its log says more.' });
  const line = desk.logger.lines.find(({ message }) => message === 'push failed');
  assert.match(String(line?.err), /1234/);
});
