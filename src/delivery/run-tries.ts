import { type Clock, onAbort } from '../clock/index.js';
import type { CallbackContext, CallbackResult } from '../dispatch/index.js';

interface WaitingTry {
  readonly number: number;
  readonly settle: (answer: CallbackResult | undefined) => void;
}

/**
 * A try is held no longer than this, in milliseconds: WeCom has cut the connection after 5 seconds, and a proxy in
 * between may not have told us.
 */
const LONGEST_WAIT = 6_000;

/** WeCom's tries of one callback: those that wait for an answer, and the answer that all others get at once. */
export class RunTries {
  readonly #clock: Clock;
  #count = 0;
  #waiting: Set<WaitingTry> | undefined;
  #answer: CallbackResult | undefined;
  #isOver = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many have come. */
  get count(): number {
    return this.#count;
  }

  /** What every try is answered from now on. */
  get answer(): CallbackResult | undefined {
    return this.#answer;
  }

  /** Whether a try waits. */
  get isAwaited(): boolean {
    return this.#waiting !== undefined && this.#waiting.size > 0;
  }

  /** Whether the first of all waits. */
  get isFirstThere(): boolean {
    return this.#waiting?.values().next().value?.number === 1;
  }

  /** Notes a try that is answered without waiting. */
  note(): void {
    this.#count++;
  }

  /** Answers a try as soon as there is an answer, or leaves it unanswered. */
  join(ctx: CallbackContext): CallbackResult | Promise<CallbackResult> {
    const number = ++this.#count;
    if (this.#answer !== undefined || this.#isOver) return forTry(this.#answer, number);
    return this.#wait(ctx, number);
  }

  /** Gives all tries this answer. */
  settle(answer: CallbackResult): void {
    this.#answer = answer;
    this.#letGo(answer);
  }

  /** Nobody waits any more: without an answer tries are left unanswered. */
  end(): void {
    this.#isOver = true;
    this.#letGo(this.#answer);
  }

  #letGo(answer: CallbackResult | undefined): void {
    for (const waiting of [...(this.#waiting ?? [])]) waiting.settle(answer);
  }

  #wait(ctx: CallbackContext, number: number): Promise<CallbackResult> {
    this.#waiting ??= new Set();
    const all = this.#waiting;
    return new Promise((resolve) => {
      const waiting: WaitingTry = {
        number,
        settle: (answer) => {
          if (!all.delete(waiting)) return;
          timer.cancel();
          stopListening();
          resolve(forTry(answer, number));
        },
      };
      all.add(waiting);
      const timer = this.#clock.setTimeout(() => waiting.settle(undefined), LONGEST_WAIT);
      let stopListening = (): void => undefined;
      stopListening = onAbort(ctx.callerGone, () => waiting.settle(undefined));
    });
  }
}

function forTry(answer: CallbackResult | undefined, number: number): CallbackResult {
  if (answer === undefined) {
    return { outcome: 'waiting', handler: undefined, road: 'hold', warnings: [], tryNumber: number };
  }
  return number === 1 ? answer : { ...answer, tryNumber: number };
}
