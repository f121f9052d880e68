import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreError } from '../../../src/errors/index.js';
import type { Outbox } from '../../../src/store/index.js';
import { openPushDesk, type PushDesk, until } from './push-desk.js';

const TEXT = { toUser: 'lisi', text: 'x' };
const HOLD = 60_000;

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
