import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { appDayRule, type Demand, RATE_RULES, SendGovernor } from '../../src/api/governor/index.js';
import { ManualClock, systemClock } from '../../src/clock/index.js';
import { RateLimitError } from '../../src/errors/index.js';
import { openApiDesk } from './desk.js';
import { rejection } from './rejection.js';

const { memberMinute, memberHour } = RATE_RULES;
const PATIENT = { maxWait: 75_000 };
const NOT_PATIENT = { maxWait: 0 };

function demand(key = 'lisi', points = 1): Demand[] {
  return [{ rule: memberMinute, key, points }];
}

/** How many of `count` messages are let through at once. */
async function burst(governor: SendGovernor, count: number, demands = demand()): Promise<number> {
  let admitted = 0;
  for (let message = 0; message < count; message += 1) {
    await governor.admit(demands, NOT_PATIENT).then(
      () => {
        admitted += 1;
      },
      (error) => assert.ok(error instanceof RateLimitError),
    );
  }
  return admitted;
}

test('thirty messages a minute, in whatever minute one looks', async () => {
  const clock = new ManualClock();
  const governor = new SendGovernor({ clock });
  const times: number[] = [];
  let seed = 7;
  for (let step = 0; step < 3000; step += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    await clock.advance(seed % 1500);
    if ((await burst(governor, 1)) === 1) times.push(clock.now());
  }
  for (const [index, time] of times.entries()) {
    const inWindow = times.slice(index).filter((other) => other < time + 60_000).length;
    assert.ok(inWindow <= 30, `${inWindow} messages in a minute`);
  }
  const minutes = (clock.now() - (times[0] ?? 0)) / 60_000;
  assert.ok(times.length / minutes > 22, `only ${times.length / minutes} a minute`);
});

test('the seam of two windows lets no more through', async () => {
  const clock = new ManualClock();
  const governor = new SendGovernor({ clock });
  assert.equal(await burst(governor, 1), 1);
  await clock.advance(59_000);
  assert.equal(await burst(governor, 40), 29);
  await clock.advance(11_000);
  assert.equal(await burst(governor, 40), 1);
});

test('a message waits until there is room, in order, and others are not held up', async () => {
  const clock = new ManualClock();
  const governor = new SendGovernor({ clock });
  assert.equal(await burst(governor, 30), 30);
  const done: string[] = [];
  const waiting = ['a', 'b', 'c'].map((name) => governor.admit(demand(), PATIENT).then(() => done.push(name)));
  await clock.advance(0);
  await governor.admit(demand('ZhangSan'), NOT_PATIENT);
  assert.deepEqual(done, []);
  await clock.advance(70_000);
  await Promise.all(waiting);
  assert.deepEqual(done, ['a', 'b', 'c']);
});

test('a newcomer does not overtake those who wait, even with another receiver beside', async () => {
  const clock = new ManualClock();
  const governor = new SendGovernor({ clock });
  await burst(governor, 30);
  const done: string[] = [];
  const first = governor.admit(demand(), PATIENT).then(() => done.push('first'));
  await clock.advance(65_000);
  const both = governor.admit([...demand('ZhangSan'), ...demand()], PATIENT).then(() => done.push('both'));
  await clock.advance(10_000);
  await Promise.all([first, both]);
  assert.deepEqual(done, ['first', 'both']);
});

test('what would wait too long fails at once and names the limit', async () => {
  const clock = new ManualClock();
  const governor = new SendGovernor({ clock });
  const demands = [{ rule: memberHour, key: 'lisi', points: 1000 }];
  await governor.admit(demands, NOT_PATIENT);
  const error = await rejection(governor.admit([{ ...demands[0]!, points: 1 }], PATIENT), RateLimitError);
  assert.equal(error.code, 'rate_limited');
  assert.equal(error.limit, '1000 messages an hour to one member');
  assert.equal(error.retryAfter, 70 * 60_000);
  assert.match(error.message, /frees up in 4200 s, longer than the call may wait \(maxWait leaves 75 s\)/);
});

test('a message that is more than the whole limit can never go', async () => {
  const governor = new SendGovernor({ clock: new ManualClock() });
  const error = await rejection(governor.admit(demand('lisi', 31), PATIENT), RateLimitError);
  assert.equal(error.retryAfter, Number.POSITIVE_INFINITY);
});

test('those who wait behind others give up in time, and those behind them keep their place', async () => {
  const clock = new ManualClock();
  const governor = new SendGovernor({ clock });
  await burst(governor, 30);
  const first = governor.admit(demand('lisi', 30), PATIENT);
  const hasty = governor.admit(demand(), { maxWait: 1000 });
  const hastyError = rejection(hasty, RateLimitError);
  const last = governor.admit(demand(), { maxWait: 150_000 });
  await clock.advance(1000);
  await hastyError;
  await clock.advance(69_000);
  await first;
  await clock.advance(70_000);
  await last;
});

test('messages that may not wait are counted one after another, however long that takes', async () => {
  const createLimiter = (options: { keyPrefix: string; points: number; duration: number }) => {
    const limiter = new RateLimiterMemory(options);
    const penalty = limiter.penalty.bind(limiter);
    limiter.penalty = async (...parameters) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return penalty(...parameters);
    };
    return limiter;
  };
  const governor = new SendGovernor({ clock: systemClock, createLimiter });
  await Promise.all(Array.from({ length: 5 }, () => governor.admit(demand(), NOT_PATIENT)));
});

test('a wait ends when its caller gives up', async () => {
  const clock = new ManualClock();
  const governor = new SendGovernor({ clock });
  await burst(governor, 30);
  const reason = new Error('changed my mind');
  const [front, behind] = [new AbortController(), new AbortController()];
  const waits = [front, behind].map(({ signal }) => governor.admit(demand(), { ...PATIENT, signal }));
  await clock.advance(0);
  behind.abort(reason);
  await assert.rejects(waits[1]!, reason);
  front.abort(reason);
  await assert.rejects(waits[0]!, reason);
  assert.equal(clock.waiting, 0);
});

test('nothing is taken when one of several limits is used up', async () => {
  const clock = new ManualClock();
  const governor = new SendGovernor({ clock });
  await burst(governor, 30);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    await assert.rejects(governor.admit([...demand('ZhangSan'), ...demand()], NOT_PATIENT), RateLimitError);
  }
  assert.equal(await burst(governor, 40, demand('ZhangSan')), 30);
});

test('the daily limit goes by the calendar of China', async () => {
  const clock = new ManualClock(Date.UTC(2026, 0, 1, 15, 59));
  const governor = new SendGovernor({ clock });
  const day = [{ rule: appDayRule(1), key: 'app', points: 100 }];
  assert.equal(day[0]?.rule.name, '200 messages a day by one app');
  assert.equal(await burst(governor, 3, day), 2);
  const waiting = governor.admit(day, PATIENT);
  await clock.advance(60_000);
  await waiting;
  assert.equal(await burst(governor, 3, day), 1);
});

test('the counts may lie in any limiter of rate-limiter-flexible, shared by several clients', async () => {
  const clock = new ManualClock();
  const shared = new Map<string, RateLimiterMemory>();
  const createLimiter = (options: { keyPrefix: string; points: number; duration: number }) => {
    const limiter = shared.get(options.keyPrefix) ?? new RateLimiterMemory(options);
    shared.set(options.keyPrefix, limiter);
    return limiter;
  };
  const [one, two] = [new SendGovernor({ clock, createLimiter }), new SendGovernor({ clock, createLimiter })];
  assert.equal(await burst(one, 20), 20);
  assert.equal(await burst(two, 20), 10);
  assert.deepEqual([...shared.keys()], ['member-minute']);
});

test('forty messages to one member: none is dropped, those over the limit wait', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const sends = Array.from({ length: 40 }, (_, index) => api.send.text('LiSi', `Message ${index}`));
  await desk.drive(Promise.all(sends));
  assert.equal(desk.wecom.sent.length, 40);
  assert.ok(desk.wecom.sent.every(({ dropped }) => dropped === undefined));
  const first = desk.wecom.sent[0]!.at;
  assert.equal(desk.wecom.sent.filter(({ at }) => at < first + 60_000).length, 30);
});

test('the limit is the member’s, however the userid is written, and not that of groups', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client({ maxWait: 0 });
  for (let message = 0; message < 30; message += 1) {
    await api.send.text(message % 2 ? 'LISI' : 'lisi', `Message ${message}`);
  }
  await assert.rejects(api.send.text('Lisi', 'one more'), { limit: '30 messages a minute to one member' });
  await api.send.text('ZhangSan', 'another member');
  await api.send.text({ toParty: 1 }, 'a department');
  await api.send.text('@all', 'everybody');
  assert.equal(desk.wecom.sent.filter(({ dropped }) => dropped !== undefined).length, 2, 'lisi, by the last two');
});

test('the app keeps within its daily limit when the account limit is known', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client({ accountLimit: 1, maxWait: 0 });
  for (let call = 0; call < 5; call += 1) await api.send.text(['lisi', 'ZhangSan'], `Message ${call}`);
  const crowd = Array.from({ length: 190 }, (_, index) => `user${index}`);
  for (const userId of crowd) desk.wecom.addUser({ userId });
  await api.send.text(crowd, 'Hello');
  await assert.rejects(api.send.text({ toTag: 1 }, 'more'), { limit: '200 messages a day by one app' });
});
