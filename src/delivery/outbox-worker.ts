import type { Clock, ClockTimer } from '../clock/index.js';
import type { Logger } from '../logger/index.js';
import type { Outbox, OutboxJob } from '../store/index.js';
import { HOLD } from './hold-keeper.js';

export interface OutboxWorkerOptions {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Takes charge of a job that this process now holds; how it ends is its own affair. Never throws. */
  readonly handle: (job: OutboxJob) => void;
}

/** Milliseconds between two looks into the outbox. */
const PAUSE = 1_000;
const BATCH = 20;

/** Looks for jobs that fell due: retries, and what a process that died has left. */
export class OutboxWorker {
  readonly #options: OutboxWorkerOptions;
  #timer: ClockTimer | undefined;
  #look: Promise<void> | undefined;
  #isRunning = false;
  #isAway = false;

  constructor(options: OutboxWorkerOptions) {
    this.#options = options;
  }

  /** Looks at once, and then again and again. Does not keep the process alive. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#look = this.#run();
  }

  /** Resolves when no look is under way. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#timer?.cancel();
    await this.#look;
  }

  async #run(): Promise<void> {
    const isFull = await this.#takeDue();
    if (!this.#isRunning) return;
    this.#timer = this.#options.clock.setTimeout(
      () => {
        this.#look = this.#run();
      },
      isFull ? 0 : PAUSE,
    );
    this.#timer.unref?.();
  }

  /** Answers whether there may be more. */
  async #takeDue(): Promise<boolean> {
    const { outbox, logger, handle } = this.#options;
    try {
      const jobs = await outbox.take(BATCH, HOLD);
      this.#isAway = false;
      if (this.#isRunning) for (const job of jobs) handle(job);
      // Stopped meanwhile: another process shall have them at once.
      else await Promise.all(jobs.map(({ id, attempts, lastError }) => outbox.postpone(id, 0, attempts, lastError)));
      return jobs.length === BATCH;
    } catch (error) {
      if (!this.#isAway) logger.warn({ err: error }, 'the outbox cannot be read; it is tried again every second');
      this.#isAway = true;
      return false;
    }
  }
}
