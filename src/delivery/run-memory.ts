import type { Clock } from '../clock/index.js';
import { CallbackRun } from './callback-run.js';
import type { RememberedRun } from './remembered-run.js';

/**
 * The callbacks of the last minutes, by key: those under way and, so that a late try gets the same answer, those that
 * have ended.
 */
export class RunMemory {
  readonly #clock: Clock;
  readonly #retention: number;
  readonly #limit: number;
  /** Oldest first. */
  readonly #runs = new Map<string, RememberedRun>();

  /** @param retention milliseconds @param limit how many are remembered at most; those under way in any case */
  constructor(clock: Clock, retention: number, limit: number) {
    this.#clock = clock;
    this.#retention = retention;
    this.#limit = limit;
  }

  get(key: string): RememberedRun | undefined {
    return this.#runs.get(key);
  }

  set(key: string, run: RememberedRun): void {
    this.#runs.set(key, run);
    this.#forgetOldest();
  }

  delete(key: string): void {
    this.#runs.delete(key);
  }

  /** Those whose handler has not ended. */
  underWay(): CallbackRun[] {
    return [...this.#runs.values()].filter((run) => run instanceof CallbackRun && !run.isOver) as CallbackRun[];
  }

  /** Two a call, so that the memory shrinks again after a rush, and no call takes long. */
  #forgetOldest(): void {
    const before = this.#clock.now() - this.#retention;
    for (let steps = 0; steps < 2; steps++) {
      const oldest = this.#runs.entries().next().value;
      if (oldest === undefined) return;
      const [key, run] = oldest;
      if (run.startedAt > before && this.#runs.size <= this.#limit) return;
      this.#runs.delete(key);
      // It is looked at again when its turn comes round.
      if (!run.isOver) this.#runs.set(key, run);
    }
  }
}
