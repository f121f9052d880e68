import { setTimeout as pause } from 'node:timers/promises';
import { type CaseResult, runCase } from '../case.js';
import { randomFrom } from '../random.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import type { Stage } from '../stage/stage.js';
import { withRedis } from '../stage/with-redis.js';

const CALLBACKS = 10_000;
/** How many of them come more than once. */
const REPEATED = 0.3;
/** Callbacks under way at a time. */
const LANES = 64;
/** A late repetition comes within so many milliseconds of the answer. */
const LATE = 400;

/** 10,000 callbacks, of which 30 % come twice: half of those at the same moment, half later and among others. */
export const flood: Scenario = {
  name: 'flood',
  wave: 'last',
  run: async (context) => [...(await pour('memory', 'memory:', context)), ...(await pour('SQLite', 'sqlite', context))],
};

/** The same with Redis. */
export const floodOnRedis: Scenario = {
  name: 'flood-redis',
  needs: 'redis',
  wave: 'last',
  run: (context) => withRedis(({ url }) => pour('Redis', url, context)),
};

function pour(name: string, store: string, { build, seed }: ScenarioContext): Promise<CaseResult[]> {
  const random = randomFrom(seed);
  const ids = shuffle(
    Array.from({ length: CALLBACKS }, (_, index) => `d-${index}`),
    random,
  );
  return runCase({ scenario: 'flood', name, build, store }, async (stage) => {
    const start = performance.now();
    const repetitions: Promise<boolean>[] = [];
    const lane = async (): Promise<void> => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
        const isRepeated = random() < REPEATED;
        const isLate = random() < 0.5;
        const exchange = await stage.send({ id, ms: random() < 0.1 ? 40 : 0 }, isRepeated && !isLate ? 2 : 1);
        if (isRepeated && isLate) repetitions.push(pause(random() * LATE).then(() => stage.replay(exchange)));
      }
    };
    const deliveries = watchDeliveries(stage);
    await Promise.all(Array.from({ length: LANES }, lane));
    const forgotten = (await Promise.all(repetitions)).filter((isSent) => !isSent).length;
    await pause(LATE);
    const seconds = (performance.now() - start) / 1000;
    const note = `${deliveries.count()} deliveries, ${Math.round(deliveries.count() / seconds)}/s`;
    return { problems: deliveries.problems(CALLBACKS * (1 + REPEATED * 0.9) - forgotten), note };
  });
}

/** Every delivery, the repeated ones too, must get an answer that WeCom accepts, on its first try. */
function watchDeliveries({ wecom }: Stage): { count(): number; problems(expected: number): string[] } {
  let count = 0;
  let bad = 0;
  wecom.onExchange((exchange) => {
    if (exchange.kind !== 'callback' || exchange.state === 'running') return;
    count++;
    if (exchange.state === 'failed' || exchange.tries.length > 1 || exchange.answer?.kind !== 'reply') bad++;
  });
  return {
    count: () => count,
    problems: (expected) => [
      ...(bad === 0 ? [] : [`${bad} deliveries not answered on their first try`]),
      ...(count >= expected ? [] : [`only ${count} deliveries`]),
    ],
  };
}

function shuffle<Item>(items: Item[], random: () => number): Item[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
  return items;
}
