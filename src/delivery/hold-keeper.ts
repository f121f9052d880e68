import type { Clock, ClockTimer } from '../clock/index.js';
import type { Logger } from '../logger/index.js';
import type { Outbox } from '../store/index.js';

/** How long a job is held without a sign of life, in milliseconds: what a crash costs until another process takes over. */
export const HOLD = 15_000;

/** Renews the hold on the jobs that this process works on. */
export class HoldKeeper {
  readonly #outbox: Outbox;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #held = new Set<string>();
  #timer: ClockTimer | undefined;
  #isAway = false;

  constructor(outbox: Outbox, clock: Clock, logger: Logger) {
    this.#outbox = outbox;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Keeps holding a job from now on. */
  add(id: string): void {
    this.#held.add(id);
    this.#arm();
  }

  /** Whether a job is still this process's, as far as is known. */
  has(id: string): boolean {
    return this.#held.has(id);
  }

  delete(id: string): void {
    this.#held.delete(id);
    if (this.#held.size === 0) this.#disarm();
  }

  /** Lets all holds run out. */
  stop(): void {
    this.#held.clear();
    this.#disarm();
  }

  #arm(): void {
    if (this.#timer !== undefined) return;
    this.#timer = this.#clock.setTimeout(() => {
      this.#timer = undefined;
      for (const id of this.#held) void this.#renew(id);
      if (this.#held.size > 0) this.#arm();
    }, HOLD / 3);
    this.#timer.unref?.();
  }

  #disarm(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  async #renew(jobId: string): Promise<void> {
    try {
      const isHeld = await this.#outbox.renew(jobId, HOLD);
      this.#isAway = false;
      // One that was done meanwhile was not lost.
      if (isHeld || !this.#held.has(jobId)) return;
      this.delete(jobId);
      this.#logger.warn({ jobId }, 'another process has taken this job over: this one was taken for dead');
    } catch (error) {
      if (!this.#isAway) this.#logger.warn({ jobId, err: error }, 'the holds on jobs cannot be renewed');
      this.#isAway = true;
    }
  }
}
