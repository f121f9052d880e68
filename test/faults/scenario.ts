import type { Build } from './build.js';
import type { CaseResult } from './case.js';

/** What every scenario is given. */
export interface ScenarioContext {
  readonly build: Build;
  /** Makes the choices of a run the same as those of another with the same seed. */
  readonly seed: number;
}

/** One kind of fault, in one or several cases. */
export interface Scenario {
  /** What `--only` calls it. */
  readonly name: string;
  /** What it takes besides Node. */
  readonly needs?: 'redis' | 'small disk';
  /** Keeps the whole machine busy, so that nothing else may run beside it. */
  readonly isHeavy?: boolean;
  run(context: ScenarioContext): Promise<readonly CaseResult[]>;
}
