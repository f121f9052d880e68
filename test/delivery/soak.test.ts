import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sleep } from '../../src/clock/index.js';
import { textXml } from '../helpers/callbacks.js';
import { type Desk, MEMBERS, openDesk, type Process } from './desk.js';

const CALLBACKS = 60;
/** WeCom waits so long for an answer, and tries so often. */
const LIMIT = 5_000;
const TRIES = 3;
const OPERATIONS = ['put', 'renew', 'take', 'done', 'postpone', 'get', 'set', 'add', 'replace'] as const;

/** The same numbers in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

type Random = ReturnType<typeof numbers>;

/** Each handler takes up to 30 seconds, and answers with the words it was given. */
function answerSlowly(desk: Desk, { app }: Process, random: Random, runs: Map<string, number>): void {
  app.onText(async ({ content }, ctx) => {
    runs.set(content, (runs.get(content) ?? 0) + 1);
    const [before, after] = [random(10), random(3) === 0 ? random(2_000) : random(30_000)];
    if (before === 0) await ctx.defer().catch(() => undefined);
    if (after > 100) await sleep(desk.clock, after);
    if (before === 1) throw new Error(content);
    return content;
  });
  app.setErrorHandler((_error, ctx) => (ctx.message.msgType === 'text' ? ctx.message.content : null));
}

interface Soak {
  readonly desk: Desk;
  /** Those that live; others may take their places. */
  readonly processes: Process[];
  readonly random: Random;
  readonly misbehave: () => void;
}

/** What came of it. */
interface Outcome {
  /** Those that WeCom was answered 200 to. */
  readonly accepted: string[];
  /** What the members have seen. */
  readonly seen: string[];
}

/** Tries a callback as WeCom does; some tries are cut off early. */
async function deliver({ desk, processes, random }: Soak, name: string, { accepted, seen }: Outcome): Promise<void> {
  const userId = MEMBERS[random(MEMBERS.length)] ?? '';
  for (let number = 1; number <= TRIES; number++) {
    const caller = new AbortController();
    const timer = desk.clock.setTimeout(() => caller.abort(), random(4) === 0 ? random(LIMIT) : LIMIT);
    const process = processes[random(processes.length)] as Process;
    const { status, text } = await process.post(textXml(name, { userId }), caller.signal);
    timer.cancel();
    if (status === 200 && !caller.signal.aborted) {
      accepted.push(name);
      if (text !== undefined) seen.push(text);
      return;
    }
    // What was answered to nobody is tried again.
    if (!caller.signal.aborted) await sleep(desk.clock, 1);
  }
}

/** Sends callbacks while everything misbehaves, then waits until all is quiet. */
async function soak(options: Soak): Promise<Outcome> {
  const { desk, processes, random, misbehave } = options;
  const outcome: Outcome = { accepted: [], seen: [] };
  const delivered: Promise<void>[] = [];
  for (let index = 0; index < CALLBACKS; index++) {
    delivered.push(deliver(options, `callback ${index}`, outcome));
    misbehave();
    await desk.clock.advance(random(2_000));
  }
  for (const { backend } of processes) backend.heal();
  desk.wecom.faults.clear();
  let isOver = false;
  void Promise.all(delivered).then(() => {
    isOver = true;
  });
  await desk.until(async () => isOver && (await processes[0]?.jobs())?.length === 0, 1_000);
  await desk.clock.advance(60_000);
  await desk.until(async () => (await processes[0]?.jobs())?.length === 0, 1_000);
  return { accepted: outcome.accepted.sort(), seen: [...outcome.seen, ...desk.arrived()].sort() };
}

const NAMES = Array.from({ length: CALLBACKS }, (_, index) => `callback ${index}`).sort();

function assertOnce({ seen }: Outcome, runs: ReadonlyMap<string, number>): void {
  assert.deepEqual(seen, NAMES, 'each answered once');
  assert.deepEqual([...runs.keys()].sort(), NAMES);
  assert.deepEqual(new Set(runs.values()), new Set([1]), 'each handled once');
}

describe('callbacks by the dozen', () => {
  for (const seed of [1, 2, 3]) {
    it(`are each handled and answered once while everything misbehaves (seed ${seed})`, async (t) => {
      const [random, desk, runs] = [numbers(seed), await openDesk(t), new Map<string, number>()];
      const process = desk.open({ isDurable: true });
      answerSlowly(desk, process, random, runs);
      const misbehave = (): void => {
        const { backend } = process;
        if (random(12) === 0) backend.fail(...OPERATIONS.filter(() => random(2) === 0));
        if (random(12) === 0) backend.hang(...OPERATIONS.filter(() => random(4) === 0));
        if (random(4) === 0) backend.heal();
        if (random(6) === 0) desk.wecom.faults.failNext('message/send', -1, random(8));
        if (random(6) === 0)
          desk.wecom.faults.dropNext('message/send', random(4), random(2) === 0 ? 'before' : 'after');
        if (random(20) === 0) desk.wecom.faults.expireToken();
      };
      assertOnce(await soak({ desk, processes: [process], random, misbehave }), runs);
    });

    it(`are each handled and answered once by two processes (seed ${seed})`, async (t) => {
      const [random, desk, runs] = [numbers(seed * 7), await openDesk(t), new Map<string, number>()];
      const processes = [desk.open({ store: 'shared' }), desk.open({ store: 'shared' })];
      for (const process of processes) answerSlowly(desk, process, random, runs);
      const misbehave = (): void => {
        if (random(6) === 0) desk.wecom.faults.failNext('message/send', -1, random(8));
        if (random(6) === 0)
          desk.wecom.faults.dropNext('message/send', random(4), random(2) === 0 ? 'before' : 'after');
      };
      assertOnce(await soak({ desk, processes, random, misbehave }), runs);
    });

    it(`are each answered although processes die (seed ${seed})`, async (t) => {
      const [random, desk, runs] = [numbers(seed * 11), await openDesk(t), new Map<string, number>()];
      const open = (): Process => {
        const process = desk.open({ store: 'shared' });
        answerSlowly(desk, process, random, runs);
        return process;
      };
      const processes = [open(), open()];
      let turns = 0;
      const misbehave = (): void => {
        // Twice: what three processes die of is not tried a fourth time.
        if (++turns % 20 !== 10 || turns > 40) return;
        processes.splice(random(2), 1)[0]?.kill();
        processes.push(open());
      };
      const { accepted, seen } = await soak({ desk, processes, random, misbehave });
      assert.deepEqual(
        accepted.filter((name) => !seen.includes(name)),
        [],
        'none is lost',
      );
      assert.equal(new Set(seen).size, seen.length, 'none is seen twice');
      assert.ok(accepted.length > CALLBACKS * 0.9);
    });
  }
});
