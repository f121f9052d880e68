import type { Clock, ClockTimer } from '../../../clock/index.js';
import type { Outbox } from '../../../store/index.js';

/** Milliseconds after which another process may take a job whose holder is silent. */
export const HOLD_TIME = 60_000;
const RENEW_EVERY = HOLD_TIME / 3;

/** Keeps a job ours for as long as it is worked on. */
export class Hold {
  readonly #outbox: Outbox;
  readonly #id: string;
  readonly #clock: Clock;
  readonly #controller = new AbortController();
  #timer: ClockTimer | undefined;
  #isLost = false;

  constructor(outbox: Outbox, id: string, clock: Clock) {
    this.#outbox = outbox;
    this.#id = id;
    this.#clock = clock;
    this.#schedule();
  }

  /** Aborts when the work must stop: another has the job, or `stop` was called. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether another has the job by now, so that it is no longer ours to settle. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Holds on, with a new payload. */
  async renew(payload?: string): Promise<void> {
    if (await this.#outbox.renew(this.#id, HOLD_TIME, payload)) return;
    this.#isLost = true;
    this.stop('another process has taken the push over');
  }

  /** Ends the work; the job stays ours to settle. */
  stop(reason: string): void {
    this.#controller.abort(new DOMException(reason, 'AbortError'));
  }

  release(): void {
    this.#timer?.cancel();
  }

  #schedule(): void {
    this.#timer = this.#clock.setTimeout(() => {
      this.#schedule();
      // A store that is away for a moment is asked again in good time before the hold runs out.
      this.renew().catch(() => {});
    }, RENEW_EVERY);
  }
}
