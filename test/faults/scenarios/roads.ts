import { type CaseFindings, type CaseResult, runCase } from '../case.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import type { Stage } from '../stage/stage.js';

/** Seconds that a handler takes: within WeCom's first try, in the second, in the third, after all of them. */
const TIMES = [1, 6, 12, 20] as const;
const EACH = 10;

interface Road {
  readonly name: string;
  readonly onDeadline: string;
  readonly withoutSecret?: boolean;
  /** Up to how many seconds a handler may take to be answered; any time unless told. */
  readonly carriesUpTo?: number;
  /** What the log says of each answer that no road was left for. */
  readonly lament?: string;
}

const ROADS: readonly Road[] = [
  { name: 'push', onDeadline: 'push' },
  {
    name: 'hold',
    onDeadline: 'hold',
    withoutSecret: true,
    carriesUpTo: 14,
    lament: 'the reply came too late for every try of WeCom and is lost',
  },
  { name: 'hold, secret set', onDeadline: 'hold' },
  {
    name: 'drop',
    onDeadline: 'drop',
    carriesUpTo: 4,
    lament: 'the reply came after the deadline and is dropped',
  },
];

/** Slow handlers on each road, with WeCom's real 5 seconds. */
export const roads: Scenario = {
  name: 'roads',
  run: async (context) => (await Promise.all(ROADS.map((road) => runRoad(road, context)))).flat(),
};

function runRoad(road: Road, { build }: ScenarioContext): Promise<CaseResult[]> {
  const { name, onDeadline, withoutSecret = false, carriesUpTo = Number.POSITIVE_INFINITY, lament } = road;
  const rowOf = (seconds: number): string => `${name}, handler of ${seconds} s`;
  const callbacks = TIMES.flatMap((seconds) =>
    Array.from({ length: EACH }, (_, index) => ({
      id: `r-${seconds}-${index}`,
      ms: seconds * 1000,
      row: rowOf(seconds),
      isPromised: seconds <= carriesUpTo,
    })),
  );
  const unanswered = callbacks.filter(({ isPromised }) => !isPromised).length;
  const options = { build, withoutSecret, calm: 8_000, settings: { WECOM_APP_ON_DEADLINE: onDeadline } };
  return runCase({ scenario: 'roads', name, rows: TIMES.map(rowOf), ...options }, async (stage) => {
    await Promise.all(callbacks.map((callback) => stage.send(callback)));
    return lament === undefined ? {} : checkLament(stage, lament, unanswered);
  });
}

/** What is lost by design must be said, once for each. */
async function checkLament(stage: Stage, lament: string, times: number): Promise<CaseFindings> {
  const count = () => stage.log().split(lament).length - 1;
  for (let looks = 0; looks < 120 && count() < times; looks++) await new Promise((resolve) => setTimeout(resolve, 250));
  return count() === times ? {} : { problems: [`the log speaks of ${count()} lost answers, not of ${times}`] };
}
