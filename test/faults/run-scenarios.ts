import { findRedis } from '../helpers/redis-server.js';
import type { CaseResult } from './case.js';
import type { Scenario, ScenarioContext } from './scenario.js';

/** What a whole run came to. */
export interface RunResult {
  readonly cases: readonly CaseResult[];
  /** Scenarios that could not be run here, each with the reason. */
  readonly skipped: readonly string[];
  /** Scenarios that broke off, each with the reason. */
  readonly broken: readonly string[];
}

/** Runs the scenarios, wave by wave. */
export async function runScenarios(
  scenarios: readonly Scenario[],
  context: ScenarioContext,
  say: (progress: string) => void,
): Promise<RunResult> {
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
  const inWave = (wave: Scenario['wave']): Scenario[] =>
    possible.filter((scenario) => (scenario.wave ?? 'first') === wave);
  await Promise.all(inWave('first').map(runOne));
  await Promise.all(inWave('second').map(runOne));
  for (const scenario of inWave('last')) await runOne(scenario);
  const cases = scenarios.flatMap((scenario) => results.get(scenario) ?? []);
  return { cases, skipped, broken };
}

function whyNot({ name, needs }: Scenario): string[] {
  return needs === 'redis' && findRedis() === undefined ? [`${name}: no redis-server on PATH`] : [];
}
