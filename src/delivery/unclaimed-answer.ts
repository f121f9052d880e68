import type { CallbackResult } from '../dispatch/index.js';
import { ASK_AGAIN } from './deadline-ladder.js';
import type { ReportedRun } from './reported-run.js';
import type { RunReport } from './run-report.js';
import type { RunTimers } from './run-timers.js';

export interface UnclaimedAnswerOptions {
  readonly run: ReportedRun;
  readonly result: CallbackResult;
  readonly report: RunReport;
  readonly timers: RunTimers;
  /** Whether it can go past the HTTP response. */
  readonly hasWay: boolean;
  /** Puts the callback into the outbox; answers whether it is there. Never rejects. */
  readonly keep: () => Promise<boolean>;
  /** A try of another process had it. */
  readonly carried: () => unknown;
  /** It is to be sent. */
  readonly send: () => Promise<void>;
  /** No try came, and there is no other road; one that comes later all the same gets it. */
  readonly lose: () => void;
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
    const { run, report, timers } = this.#options;
    if (!this.#isOffered) report.offered(run, { ...this.result, road: 'hold' });
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
    const { run, report, hasWay, keep, timers } = this.#options;
    if (!hasWay) {
      report.lost(run, this.result, 'hold');
      return this.#options.lose();
    }
    const isKept = await keep();
    if (this.#isClaimed) return;
    if (!isKept) return this.offer(timers.age + ASK_AGAIN);
    const isHere = !this.#isOffered || (await report.withdraw(run));
    if (this.#isClaimed) return;
    if (isHere) await this.#options.send();
    else this.#options.carried();
  }
}
