import { type Clock, sleep } from '../../../clock/index.js';

/** Milliseconds between two sends, picked anew each time between `min` and `max`. */
export interface PaceRange {
  readonly min: number;
  readonly max: number;
}

/** Lets senders go one after the other, with a time between them that varies. */
export class Pace {
  readonly #range: PaceRange;
  readonly #clock: Clock;
  readonly #random: () => number;
  #last: Promise<void> = Promise.resolve();
  #nextAt = 0;

  constructor(range: PaceRange, clock: Clock, random: () => number = Math.random) {
    this.#range = range;
    this.#clock = clock;
    this.#random = random;
  }

  /** Resolves when it is the caller's turn; rejects with the signal's reason when that aborts first. */
  turn(signal: AbortSignal): Promise<void> {
    const turn = this.#last.then(() => this.#wait(signal));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #wait(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const rest = this.#nextAt - this.#clock.now();
    if (rest > 0) await sleep(this.#clock, rest, signal);
    const { min, max } = this.#range;
    this.#nextAt = this.#clock.now() + min + this.#random() * (max - min);
  }
}
