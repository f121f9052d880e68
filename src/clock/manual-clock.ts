import type { Clock, ClockTimer } from './clock.js';

interface Pending {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until told to move: for tests of anything that expires or waits. */
export class ManualClock implements Clock {
  #now: number;
  readonly #pending = new Set<Pending>();

  /** @param start milliseconds since 1970; a fixed day by default, so that runs are alike. */
  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** How many calls are waiting: lets a test know that the code under test has begun to wait. */
  get waiting(): number {
    return this.#pending.size;
  }

  setTimeout(callback: () => void, delay: number): ClockTimer {
    const pending: Pending = { at: this.#now + Math.max(0, delay), callback };
    this.#pending.add(pending);
    return { cancel: () => this.#pending.delete(pending) };
  }

  /** Moves time on by `milliseconds`, running what falls due in order and letting promises settle in between. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.#now + milliseconds;
    await settle();
    for (let next = this.#nextUntil(target); next !== undefined; next = this.#nextUntil(target)) {
      this.#pending.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await settle();
    }
    this.#now = target;
    await settle();
  }

  #nextUntil(target: number): Pending | undefined {
    let first: Pending | undefined;
    for (const pending of this.#pending) {
      if (pending.at <= target && (first === undefined || pending.at < first.at)) first = pending;
    }
    return first;
  }
}

/** One turn of the event loop: every promise already resolved has run its reactions after it. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
