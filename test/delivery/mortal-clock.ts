import type { Clock, ClockTimer } from '../../src/clock/index.js';

/** The clock of a process that can die: from then on none of its timers runs. */
export class MortalClock implements Clock {
  readonly #clock: Clock;
  #isDead = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  die(): void {
    this.#isDead = true;
  }

  now(): number {
    return this.#clock.now();
  }

  setTimeout(callback: () => void, delay: number): ClockTimer {
    return this.#clock.setTimeout(() => {
      if (!this.#isDead) callback();
    }, delay);
  }
}
