import { monitorEventLoopDelay } from 'node:perf_hooks';
import { findRedis } from '../helpers/redis-server.js';
import type { CaseResult } from './case.js';
import type { Scenario, ScenarioContext } from './scenario.js';
import { mountSmallDisk } from './stage/small-disk.js';

/** What a whole run came to. */
export interface RunResult {
  readonly cases: readonly CaseResult[];
  /** Scenarios that could not be run here, each with the reason. */
  readonly skipped: readonly string[];
  /** Scenarios that broke off, each with the reason. */
  readonly broken: readonly string[];
  /** The longest that this process stood still, in milliseconds: with much of it no time that was kept means anything. */
  readonly standstill: number;
}

/** Runs the scenarios: side by side, since most of their time is waiting, and then those that need the machine. */
export async function runScenarios(
  scenarios: readonly Scenario[],
  context: ScenarioContext,
  say: (progress: string) => void,
): Promise<RunResult> {
  const delays = monitorEventLoopDelay();
  delays.enable();
  const skipped = scenarios.flatMap((scenario) => whyNot(scenario));
  const broken: string[] = [];
  const results = new Map<Scenario, readonly CaseResult[]>();
  const runOne = async (scenario: Scenario): Promise<void> => {
    say(`${scenario.name}: begins`);
    try {
      results.set(scenario, await scenario.run(context));
      say(`${scenario.name}: ended`);
    } catch (error) {
      broken.push(`${scenario.name}: ${error instanceof Error ? error.message : error}`);
      say(`${scenario.name}: broke off`);
    }
  };
  const possible = scenarios.filter((scenario) => whyNot(scenario).length === 0);
  await Promise.all(possible.filter(({ isHeavy }) => isHeavy !== true).map(runOne));
  for (const scenario of possible.filter(({ isHeavy }) => isHeavy === true)) await runOne(scenario);
  const cases = scenarios.flatMap((scenario) => results.get(scenario) ?? []);
  return { cases, skipped, broken, standstill: Math.round(delays.max / 1e6) };
}

function whyNot({ name, needs }: Scenario): string[] {
  if (needs === 'redis' && findRedis() === undefined) return [`${name}: no redis-server on PATH`];
  if (needs === 'small disk' && !canMount()) return [`${name}: this user may mount no small disk`];
  return [];
}

function canMount(): boolean {
  const disk = mountSmallDisk();
  disk?.unmount();
  return disk !== undefined;
}
