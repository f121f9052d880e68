import type { Clock } from '../clock/index.js';
import { CallbackRun } from './callback-run.js';
import { ForeignRun } from './foreign-run.js';
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
    const run = this.#runs.get(key);
    if (run === undefined) return undefined;
    if (!run.isAbandoned && (!run.isOver || run.startedAt > this.#oldest())) return run;
    this.#runs.delete(key);
    return undefined;
  }

  /** Knows from now on what another memory knows, whose delivery sees to it. */
  include(other: RunMemory): void {
    for (const [key, run] of other.#runs) {
      if (!this.#runs.has(key)) this.set(key, run.isOver ? run : new ForeignRun(run));
    }
  }

  /** How many are remembered. */
  get size(): number {
    return this.#runs.size;
  }

  set(key: string, run: RememberedRun): void {
    this.#runs.set(key, run);
    this.#forgetOldest();
  }

  delete(key: string): void {
    this.#runs.delete(key);
  }

  /** Those of which something is left to do. */
  underWay(): CallbackRun[] {
    const runs: CallbackRun[] = [];
    for (const run of this.#runs.values()) {
      if (run instanceof CallbackRun && !run.isOver) runs.push(run);
    }
    return runs;
  }

  /** Two a call, so that the memory shrinks again after a rush, and no call takes long. */
  #forgetOldest(): void {
    for (let steps = 0; steps < 2; steps++) {
      const oldest = this.#runs.entries().next().value;
      if (oldest === undefined) return;
      const [key, run] = oldest;
      if (run.startedAt > this.#oldest() && this.#runs.size <= this.#limit) return;
      this.#runs.delete(key);
      // It is looked at again when its turn comes round.
      if (!run.isOver) this.#runs.set(key, run);
    }
  }

  /** What began then, or earlier, is forgotten. */
  #oldest(): number {
    return this.#clock.now() - this.#retention;
  }
}
