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
  readonly needs?: 'redis';
  /**
   * Those of the first wave run side by side, since they mostly wait; then those of the second, which start many
   * processes; those of the last one by one, since each keeps the whole machine busy. First unless told.
   */
  readonly wave?: 'first' | 'second' | 'last';
  run(context: ScenarioContext): Promise<readonly CaseResult[]>;
}
