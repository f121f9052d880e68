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
  /**
   * Goes along with what is forgotten. A new iterator would step over every entry deleted since the map was last
   * tidied, tens of thousands, each time.
   */
  #order = this.#runs.entries();
  #oldest: readonly [key: string, startedAt: number] | undefined;

  /** @param retention milliseconds @param limit how many are remembered at most; those under way in any case */
  constructor(clock: Clock, retention: number, limit: number) {
    this.#clock = clock;
    this.#retention = retention;
    this.#limit = limit;
  }

  get(key: string): RememberedRun | undefined {
    const run = this.#runs.get(key);
    if (run === undefined) return undefined;
    if (!run.isAbandoned && (!run.isOver || run.startedAt > this.#horizon())) return run;
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
      this.#oldest ??= this.#next();
      if (this.#oldest === undefined) return;
      const [key, startedAt] = this.#oldest;
      if (startedAt > this.#horizon() && this.#runs.size <= this.#limit) return;
      this.#oldest = undefined;
      const run = this.#runs.get(key);
      // It was forgotten already, and may have come anew.
      if (run?.startedAt !== startedAt) continue;
      this.#runs.delete(key);
      // It is looked at again when its turn comes round.
      if (!run.isOver) this.#runs.set(key, run);
    }
  }

  #next(): readonly [key: string, startedAt: number] | undefined {
    let next = this.#order.next();
    if (next.done === true) {
      this.#order = this.#runs.entries();
      next = this.#order.next();
    }
    return next.done === true ? undefined : [next.value[0], next.value[1].startedAt];
  }

  /** What began then, or earlier, is forgotten. */
  #horizon(): number {
    return this.#clock.now() - this.#retention;
  }
}
