import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../http/raw-socket.js';
import { KILL_POINTS, type KillPoint } from '../app/kill-switch.js';
import { type CaseResult, runCase, sumOf } from '../case.js';
import { randomFrom } from '../random.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import { mixed, sendAtRate } from '../stage/load.js';
import { settle } from '../stage/settle.js';
import type { Stage } from '../stage/stage.js';
import { withRedis } from '../stage/with-redis.js';

type Point = KillPoint | 'idle';

const POINTS: readonly Point[] = [...KILL_POINTS, 'idle'];
const CALLBACKS = 1_000;
/** So many apps share the points, side by side. */
const APPS = 3;
const PER_SECOND = 20;
/** Milliseconds: well within the deadline; kept in the outbox before the end; pushed after the deadline. */
const TIMES = [30, 350, 900] as const;
const DEADLINE = '500';
/** How long the app is away at most, in milliseconds: longer than WeCom tries. */
const AWAY = 16_000;
const INSURED = 60;
/** Long enough for the hold on its callback to be renewed. */
const LONG = 6_000;

/** `kill -9` at twelve points under load; a supervisor starts the app again at once, or after WeCom has given up. */
export const killsOnSqlite: Scenario = {
  name: 'kills-sqlite',
  wave: 'second',
  run: async (context) => {
    const cases = [killAll('SQLite', (run) => run('sqlite'), context), killForLong(context)];
    return (await Promise.all(cases)).flat();
  },
};

/** The same with Redis. */
export const killsOnRedis: Scenario = {
  name: 'kills-redis',
  needs: 'redis',
  wave: 'second',
  run: (context) => killAll('Redis', (run) => withRedis(({ url }) => run(url)), context),
};

async function killAll(
  name: string,
  withStore: (run: (store: string) => Promise<CaseResult[]>) => Promise<CaseResult[]>,
  { build, seed }: ScenarioContext,
): Promise<CaseResult[]> {
  const settings = { WECOM_APP_REPLY_DEADLINE: DEADLINE };
  const parts = Array.from({ length: APPS }, (_, part) =>
    withStore((store) => {
      const points = POINTS.filter((_point, index) => index % APPS === part);
      const random = randomFrom(seed + part);
      return runCase({ scenario: 'kill -9', name, build, store, settings, hasCrash: true }, async (stage) => {
        for (const point of points) await killAt(stage, point, random);
        const { lives } = stage.app;
        const problems = lives === points.length + 1 ? [] : [`${lives - 1} deaths, not ${points.length}`];
        return { problems, note: `at ${POINTS.join(', ')}` };
      });
    }),
  );
  return [sumOf('kill -9', name, (await Promise.all(parts)).flat())];
}

/** The app is away for all of WeCom's tries: what it has insured it makes up for, though nothing was acknowledged. */
function killForLong({ build }: ScenarioContext): Promise<CaseResult[]> {
  const name = `SQLite, away for ${AWAY / 1000} s`;
  return runCase({ scenario: 'kill -9', name, build, store: 'sqlite', hasCrash: true }, async (stage) => {
    const { app } = stage;
    await app.prepare();
    const sends = sendAtRate(stage, mixed('k-away', INSURED, [3_000]), 1_000);
    for (let owed = 0; owed < INSURED; ) {
      await pause(20);
      owed = (await app.state())?.owed ?? 0;
    }
    await app.kill(AWAY);
    await sends;
    await until(() => app.port !== undefined, 2 * AWAY);
    return {};
  });
}

/** Resolves when all is at rest again: what becomes of a callback is to be decided by one kill. */
async function killAt(stage: Stage, point: Point, random: () => number): Promise<void> {
  const { app } = stage;
  const before = app.lives;
  const number = POINTS.indexOf(point);
  // Together they make the round number.
  const upTo = (points: number): number => Math.floor((CALLBACKS * points) / POINTS.length);
  const count = upTo(number + 1) - upTo(number);
  const callbacks = mixed(`k-${point}`, count, TIMES);
  if (point === 'during-renew') callbacks.splice(0, 3, ...mixed('k-long', 3, [LONG]));
  // Some points are passed by a third of the callbacks, and renewals by the long ones.
  if (point !== 'idle') await app.arm(point, point === 'during-renew' ? 1 : 1 + Math.floor((random() * count) / 4));
  await sendAtRate(stage, callbacks, PER_SECOND);
  await settle(stage, { patience: 30_000, calm: 250 });
  if (point === 'idle') await app.kill();
  for (let looks = 0; app.lives === before; looks++) {
    if (looks > 50) throw new Error(`${point} was not passed often enough by ${count} callbacks`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await app.ready();
}
