import { type Clock, onAbort } from '../clock/index.js';
import type { CallbackContext } from '../dispatch/index.js';

/** How a try stopped waiting: with an answer, or without one because its time was over or its caller gone. */
export type TryEnd<Answer> = Answer | 'unanswered';

interface Waiting<Answer> {
  readonly number: number;
  readonly settle: (end: TryEnd<Answer>) => void;
}

/**
 * A try is held no longer than this, in milliseconds: WeCom has cut the connection after 5 seconds, and a proxy in
 * between may not have told us.
 */
const LONGEST_WAIT = 6_000;

/** The tries of WeCom's that wait for one answer. */
export class WaitingTries<Answer> {
  readonly #clock: Clock;
  readonly #waiting = new Set<Waiting<Answer>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Waits for the answer; `finish` makes of it what this try is answered. */
  wait<Result>(
    ctx: CallbackContext,
    number: number,
    finish: (end: TryEnd<Answer>, number: number) => Result,
  ): Promise<Result> {
    return new Promise((resolve) => {
      const waiting: Waiting<Answer> = {
        number,
        settle: (end) => {
          if (!this.#waiting.delete(waiting)) return;
          timer.cancel();
          stopListening();
          resolve(finish(end, number));
        },
      };
      this.#waiting.add(waiting);
      const timer = this.#clock.setTimeout(() => waiting.settle('unanswered'), LONGEST_WAIT);
      let stopListening = (): void => undefined;
      stopListening = onAbort(ctx.callerGone, () => waiting.settle('unanswered'));
    });
  }

  /** Gives all of them the answer, or lets them go without one. */
  answer(answer: TryEnd<Answer>): void {
    for (const waiting of [...this.#waiting]) waiting.settle(answer);
  }
}
