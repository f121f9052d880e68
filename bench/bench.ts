import type { Build } from './build.js';
import type { Cores } from './machine.js';
import type { BenchOptions } from './options.js';

/** What every part of the benchmark works with. */
export interface Bench {
  readonly options: BenchOptions;
  readonly build: Build;
  readonly cores: Cores;
  /** Where the stdout of measured processes goes, and with it the log of ours: a file descriptor. */
  readonly stdout: number;
  /**
   * Seconds left until the run should be over: a quick run on a busy machine cuts its rounds short, a full one has all
   * the time it needs.
   */
  readonly secondsLeft: () => number;
  /** Tells the person who waits. */
  readonly say: (progress: string) => void;
}
