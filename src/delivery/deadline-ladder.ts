import type { CallbackContext } from '../dispatch/index.js';
import type { DeliverySettings } from './delivery-settings.js';
import type { RunTimers } from './run-timers.js';

/** What a slow run can do, from the ladder's point of view. */
export interface LadderRun {
  /** Whether what the handler will answer can reach the member past the HTTP response, or there is no member. */
  readonly hasWay: boolean;
  readonly ctx: CallbackContext;
  /** Whether the handler runs and no try has been answered. */
  readonly isUndecided: boolean;
  /** Puts the callback into the outbox; answers whether it is there. Never rejects. */
  keep(): Promise<boolean>;
  /** The same, of which nobody hears. */
  insure(): void;
  /** Answers every try with an empty 200, or with the notice. */
  acknowledge(road: 'push', notice: string | undefined): void;
  drop(): void;
  /** No road is left, as things are now. */
  giveUp(): void;
}

/** How long after the first try WeCom may still try again, in milliseconds: four times 5 seconds. */
export const RETRY_SPAN = 20_000;
/** A handler that takes longer is kept in the outbox, so that after a crash not even WeCom's retries are needed. */
const INSURE_AFTER = 250;
/** How often an outbox that is away is asked again, in milliseconds. */
export const ASK_AGAIN = 1_000;

/** Decides at which age a run whose handler has not ended takes which road. */
export class DeadlineLadder {
  readonly #run: LadderRun;
  readonly #timers: RunTimers;
  readonly #settings: DeliverySettings;

  readonly #isDurable: boolean;

  /** @param isDurable whether what is kept outlives a crash */
  constructor(run: LadderRun, timers: RunTimers, settings: DeliverySettings, isDurable: boolean) {
    this.#run = run;
    this.#isDurable = isDurable;
    this.#timers = timers;
    this.#settings = settings;
  }

  /** Begins to watch the time, until the timers are cancelled. */
  arm(): void {
    const { replyDeadline, onDeadline } = this.#settings;
    const { hasWay, ctx } = this.#run;
    // With nobody to answer, nothing can be held or dropped: the work goes on behind an empty 200.
    const road = ctx.isFromMember ? onDeadline : 'push';
    if (road === 'drop') {
      this.#timers.at(replyDeadline, () => this.#run.drop());
    } else if (road === 'hold' || !hasWay) {
      this.#timers.at(RETRY_SPAN, () => (hasWay ? void this.#acknowledge(undefined) : this.#run.giveUp()));
    } else {
      if (this.#isDurable && replyDeadline > INSURE_AFTER) this.#timers.at(INSURE_AFTER, () => this.#run.insure());
      this.#timers.at(replyDeadline, () => void this.#acknowledge(this.#settings.deadlineNotice));
    }
  }

  async #acknowledge(notice: string | undefined): Promise<void> {
    const isKept = await this.#run.keep();
    if (!this.#run.isUndecided) return;
    if (isKept) return this.#run.acknowledge('push', notice);
    // Unacknowledged, WeCom tries again; the handler may end while one of the tries waits.
    const { age } = this.#timers;
    if (age >= RETRY_SPAN) this.#run.giveUp();
    else this.#timers.at(age + ASK_AGAIN, () => void this.#acknowledge(notice));
  }
}
