import type { Clock, ClockTimer } from '../clock/index.js';

/** What is to happen when a run has reached a certain age. */
export class RunTimers {
  readonly #clock: Clock;
  readonly #startedAt: number;
  #timers: ClockTimer[] | undefined;

  /** @param startedAt milliseconds since 1970 */
  constructor(clock: Clock, startedAt: number) {
    this.#clock = clock;
    this.#startedAt = startedAt;
  }

  /** How old the run is, in milliseconds. */
  get age(): number {
    return this.#clock.now() - this.#startedAt;
  }

  /** @param age milliseconds; at once, but not before the caller is done, when the run is older */
  at(age: number, act: () => void): void {
    const timer = this.#clock.setTimeout(
      () => {
        this.#timers?.splice(this.#timers.indexOf(timer), 1);
        act();
      },
      Math.max(0, age - this.age),
    );
    this.#timers ??= [];
    this.#timers.push(timer);
  }

  cancel(): void {
    for (const timer of this.#timers ?? []) timer.cancel();
    this.#timers = undefined;
  }
}
