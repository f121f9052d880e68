import type { CallbackResult } from '../dispatch/index.js';
import { ASK_AGAIN } from './deadline-ladder.js';
import type { RunTimers } from './run-timers.js';

/** What becomes of an answer that no try was there to carry. */
export interface UnclaimedAnswerOptions {
  readonly result: CallbackResult;
  readonly timers: RunTimers;
  /** Whether it can go past the HTTP response. */
  readonly hasWay: boolean;
  /** Puts the callback into the outbox; answers whether it is there. Never rejects. */
  readonly keep: () => Promise<boolean>;
  /** Lets the next try have it, in whatever process. */
  readonly offer: (result: CallbackResult) => void;
  /** Takes that back; answers false when a try of another process had it. */
  readonly withdraw: () => Promise<boolean>;
  /** A try of another process had it. */
  readonly carried: (result: CallbackResult) => unknown;
  /** It is to be sent. */
  readonly send: (result: CallbackResult) => Promise<void>;
  readonly lose: (result: CallbackResult) => void;
}

/** A handler's answer after its tries have gone: the next try has it, unless it is sent before that. */
export class UnclaimedAnswer {
  readonly result: CallbackResult;
  readonly #options: UnclaimedAnswerOptions;
  #isOffered = false;
  #isClaimed = false;
  #push: Promise<void> | undefined;

  constructor(options: UnclaimedAnswerOptions) {
    this.result = options.result;
    this.#options = options;
  }

  /** A try has it: nothing more is to be done here. */
  claim(): void {
    this.#isClaimed = true;
  }

  /** Waits for a try until the run is so old, in milliseconds, and sends it then. */
  offer(age: number): void {
    const { timers, offer } = this.#options;
    if (!this.#isOffered) offer(this.result);
    this.#isOffered = true;
    timers.at(age, () => void this.push());
  }

  /** Sends it, unless a try comes before it is in the outbox; waits on while the outbox is away. Never rejects. */
  push(): Promise<void> {
    this.#push ??= this.#pushOnce().finally(() => {
      this.#push = undefined;
    });
    return this.#push;
  }

  async #pushOnce(): Promise<void> {
    const { result, hasWay, keep, timers, withdraw } = this.#options;
    if (!hasWay) return this.#options.lose(result);
    const isKept = await keep();
    if (this.#isClaimed) return;
    if (!isKept) return this.offer(timers.age + ASK_AGAIN);
    const isHere = !this.#isOffered || (await withdraw());
    if (this.#isClaimed) return;
    if (isHere) await this.#options.send(result);
    else this.#options.carried(result);
  }
}
