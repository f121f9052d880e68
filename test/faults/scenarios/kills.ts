import { KILL_POINTS, type KillPoint } from '../app/kill-switch.js';
import { type CaseResult, runCase } from '../case.js';
import { randomFrom } from '../random.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import type { Callback } from '../stage/callback-book.js';
import { mixed, sendAtRate } from '../stage/load.js';
import { settle } from '../stage/settle.js';
import type { Stage } from '../stage/stage.js';
import { withRedis } from '../stage/with-redis.js';

const CALLBACKS = 1_000;
const PER_SECOND = 50;
/** Milliseconds: well within the deadline; kept in the outbox before the end; pushed after the deadline. */
const TIMES = [30, 350, 900] as const;
const DEADLINE = '500';
/** Long enough for the hold on its callback to be renewed. */
const LONG = 6_000;

/** `kill -9` at twelve points, one after another under load; a supervisor starts the app again at once. */
export const killsOnSqlite: Scenario = {
  name: 'kills-sqlite',
  run: (context) => killAll('SQLite', 'sqlite', context),
};

/** The same with Redis. */
export const killsOnRedis: Scenario = {
  name: 'kills-redis',
  needs: 'redis',
  run: (context) => withRedis(({ url }) => killAll('Redis', url, context)),
};

function killAll(name: string, store: string, { build, seed }: ScenarioContext): Promise<CaseResult[]> {
  const points = ['idle' as const, ...KILL_POINTS];
  const random = randomFrom(seed);
  const settings = { WECOM_APP_REPLY_DEADLINE: DEADLINE };
  const options = { scenario: 'kills', name, build, store, settings, hasCrash: true };
  return runCase(options, async (stage) => {
    for (const [index, point] of points.entries()) {
      const count = Math.floor((CALLBACKS * (index + 1)) / points.length) - stage.book.size;
      // Send points are passed by a third of the callbacks.
      const passings = point === 'during-renew' ? 1 : 1 + Math.floor(random() * (count / 4));
      const callbacks = mixed(`k-${point}`, count, TIMES);
      if (point === 'during-renew') callbacks.splice(0, 3, ...long(callbacks));
      await killAt(stage, point, passings, callbacks);
    }
    const { lives } = stage.app;
    const problems = lives === points.length + 1 ? [] : [`the process had ${lives} lives, not ${points.length + 1}`];
    return { problems, note: `${points.length} kills` };
  });
}

function long(callbacks: readonly Callback[]): Callback[] {
  return callbacks.slice(0, 3).map((callback) => ({ ...callback, ms: LONG }));
}

/** All deliveries have ended when it resolves: the three tries of a callback are to meet one kill only. */
async function killAt(
  stage: Stage,
  point: KillPoint | 'idle',
  passings: number,
  callbacks: readonly Callback[],
): Promise<void> {
  const { app } = stage;
  const livesBefore = app.lives;
  if (point !== 'idle') app.arm(point, passings);
  await sendAtRate(stage, callbacks, PER_SECOND);
  if (point === 'idle') {
    await settle(stage, { patience: 30_000, calm: 500 });
    app.kill();
  }
  for (let looks = 0; app.lives === livesBefore; looks++) {
    if (looks > 100) throw new Error(`${point} was not passed ${passings} times by ${callbacks.length} callbacks`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await app.ready();
}
