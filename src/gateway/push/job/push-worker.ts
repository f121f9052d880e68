import type { ClockTimer } from '../../../clock/index.js';
import type { OutboxJob } from '../../../store/index.js';
import { HOLD_TIME, Hold } from './hold.js';
import { PUSH_JOB_KIND, type PushJob } from './push-job.js';
import type { PushWorkerOptions } from './push-worker-options.js';
import { firstRecord } from './record-of.js';
import { runPush } from './run-push.js';

/** How often the outbox is asked for pushes whose time has come, or whose process has died. */
const POLL_INTERVAL = 5_000;
const CLOSING = 'the gateway is being closed';

/**
 * Sends what was accepted, in the background. A push is in the outbox before its caller hears of it and until it is
 * settled, so whatever process comes next finishes what this one leaves.
 */
export class PushWorker {
  readonly #options: PushWorkerOptions;
  readonly #running = new Map<string, { readonly hold: Hold; readonly over: Promise<void> }>();
  #poll: ClockTimer | undefined;
  #pulling: Promise<void> | undefined;
  /** More was put or found than could be begun at once. */
  #hasBacklog = false;
  #isClosed = false;

  constructor(options: PushWorkerOptions) {
    this.#options = options;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Takes up what is owed, now and whenever something falls due. */
  start(): void {
    if (this.#isClosed || this.#pulling !== undefined) return;
    this.#poll?.cancel();
    this.#pulling = this.#pull().finally(() => {
      this.#pulling = undefined;
      if (!this.#isClosed) this.#poll = this.#options.clock.setTimeout(() => this.start(), POLL_INTERVAL);
    });
  }

  /**
   * Keeps a push and begins to send it.
   * @param isRepeat whether it may have been kept before, and even be under way
   * @throws {StoreError} when it could not be kept
   */
  async accept(id: string, push: PushJob, isRepeat = false): Promise<void> {
    const { outbox, records } = this.#options;
    const payload = JSON.stringify(push);
    const job: OutboxJob = { id, kind: PUSH_JOB_KIND, payload, createdAt: push.createdAt, attempts: 0 };
    await outbox.put(job, HOLD_TIME);
    await records.begin({ key: push.key, record: firstRecord(id, push) });
    if (this.#running.has(id)) return;
    if (this.#room() > 0 && !isRepeat) return this.#begin(job);
    this.#hasBacklog = true;
    // Lets go of it only if it is ours.
    await outbox.postpone(id, 0, 0);
    if (this.#room() > 0) this.start();
  }

  /** Begins nothing more, waits up to `grace` milliseconds for what is under way, and leaves the rest in the outbox. */
  async close(grace: number): Promise<void> {
    this.#isClosed = true;
    this.#poll?.cancel();
    await this.#pulling;
    const tooLate = this.#options.clock.setTimeout(() => this.#stopAll(), grace);
    await Promise.all([...this.#running.values()].map(({ over }) => over));
    tooLate.cancel();
  }

  #room(): number {
    return this.#isClosed ? 0 : this.#options.concurrency - this.#running.size;
  }

  async #pull(): Promise<void> {
    try {
      for (let room = this.#room(); room > 0; room = this.#room()) {
        this.#hasBacklog = false;
        const jobs = await this.#options.outbox.take(room, HOLD_TIME);
        for (const job of jobs) this.#begin(job);
        if (jobs.length < room) return;
        this.#hasBacklog = true;
      }
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'the outbox of the push gateway cannot be read; trying again soon');
    }
  }

  #begin(job: OutboxJob): void {
    if (this.#running.has(job.id)) return;
    const { outbox, clock } = this.#options;
    const hold = new Hold(outbox, job.id, clock);
    // What was taken while the gateway was being closed goes back at once.
    if (this.#isClosed) hold.stop(CLOSING);
    const over = runPush(job, hold, this.#options).finally(() => {
      hold.release();
      this.#running.delete(job.id);
      if (this.#hasBacklog) this.start();
    });
    this.#running.set(job.id, { hold, over });
  }

  #stopAll(): void {
    for (const { hold } of this.#running.values()) hold.stop(CLOSING);
  }
}
