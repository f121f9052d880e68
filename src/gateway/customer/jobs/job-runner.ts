import type { Clock, ClockTimer } from '../../../clock/index.js';
import type { Logger } from '../../../logger/index.js';
import type { Outbox, OutboxJob } from '../../../store/index.js';
import type { GatewaySession } from '../session/index.js';
import type { JobHeader } from './job.js';
import { JobRun, type JobRunOptions, type RenewHold, type RunEnd } from './job-run.js';

/** When its process dies, a job is taken up by another this long after, at most. */
const HOLD = 30_000;
/** How often the outbox is looked at for jobs that fell due. */
const LOOK_EVERY = 5000;
/** So many jobs are taken at a time; they share one pace. */
const TAKEN_AT_ONCE = 20;
/** A job of an account that is not the present one is looked at again so much later. */
const OTHER_ACCOUNT = 30_000;
const MAX_BACKOFF = 10 * 60_000;

export interface JobRunnerOptions extends JobRunOptions {
  readonly outbox: Outbox;
  readonly session: GatewaySession;
  readonly logger: Logger;
}

/** Runs jobs from the outbox while the session is online, and leaves them there when it is not. */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #runs = new Map<string, JobRun>();
  readonly #working = new Map<string, Promise<void>>();
  readonly #overListeners = new Set<(jobId: string) => void>();
  readonly #forget: () => void;
  #taking: Promise<void> | undefined;
  /** Somebody has asked for another look since the present one began. */
  #isWanted = false;
  #isClosed = false;
  #timer: ClockTimer | undefined;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#forget = options.session.onChange(() => this.#followSession());
  }

  /** The run of a job, while this process runs it. */
  runOf(jobId: string): JobRun | undefined {
    return this.#runs.get(jobId);
  }

  /** Calls back when this process is done with a job for now; answers how to stop that. */
  onRest(listener: (jobId: string) => void): () => void {
    this.#overListeners.add(listener);
    return () => this.#overListeners.delete(listener);
  }

  /** Puts a job into the outbox and begins with it. */
  async put({ id, createdAt }: JobHeader): Promise<void> {
    const job: OutboxJob = { id, kind: 'customer-send', payload: '{}', createdAt, attempts: 0 };
    await this.#options.outbox.put(job, 0);
    this.wake();
  }

  /** Looks for jobs that are due. */
  wake(): void {
    if (!this.#isUsable) return;
    if (this.#taking !== undefined) {
      this.#isWanted = true;
      return;
    }
    this.#isWanted = false;
    this.#taking = this.#take().finally(() => {
      this.#taking = undefined;
      if (this.#isWanted) this.wake();
      else this.#lookAgain();
    });
  }

  /** Stops every run after the recipient it is at; what is left stays in the outbox. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#forget();
    this.#timer?.cancel();
    await this.#taking;
    await this.rest();
  }

  /** Stops every run and resolves when whoever was being sent to is seen through. */
  async rest(): Promise<void> {
    for (const run of this.#runs.values()) run.stop();
    await Promise.all(this.#working.values());
  }

  get #isUsable(): boolean {
    return !this.#isClosed && this.#options.session.state === 'online';
  }

  #followSession(): void {
    if (this.#isUsable) this.wake();
    else {
      this.#timer?.cancel();
      for (const run of this.#runs.values()) run.stop();
    }
  }

  #lookAgain(): void {
    this.#timer?.cancel();
    if (!this.#isUsable) return;
    const timer = this.#options.clock.setTimeout(() => this.wake(), LOOK_EVERY);
    timer.unref?.();
    this.#timer = timer;
  }

  async #take(): Promise<void> {
    try {
      const jobs = await this.#options.outbox.take(TAKEN_AT_ONCE, HOLD);
      for (const job of jobs) {
        // It may be here already: just let go of, or taken anew because its hold ran out.
        const earlier = this.#working.get(job.id) ?? Promise.resolve();
        const work = earlier
          .then(() => this.#work(job))
          .finally(() => {
            if (this.#working.get(job.id) === work) this.#working.delete(job.id);
          });
        this.#working.set(job.id, work);
      }
    } catch (error) {
      this.#options.logger.error({ err: error }, 'the outbox of the customer gateway cannot be read');
    }
  }

  async #work(job: OutboxJob): Promise<void> {
    const { outbox, logger } = this.#options;
    try {
      await this.#workOn(job);
    } catch (error) {
      const attempts = job.attempts + 1;
      const reason = error instanceof Error ? error.message : String(error);
      logger.error({ jobId: job.id, attempts, err: error }, 'a send job broke off; it will be gone on with');
      const delay = Math.min(LOOK_EVERY * 2 ** attempts, MAX_BACKOFF);
      // When the store is away, the hold runs out by itself.
      await outbox.postpone(job.id, delay, attempts, reason).catch(() => {});
    }
    for (const listener of this.#overListeners) listener(job.id);
  }

  async #workOn(job: OutboxJob): Promise<void> {
    const { outbox, records, session } = this.#options;
    const header = await records.header(job.id);
    // Older than what is kept, or over when its process died between the two notes.
    if (header === undefined || header.over !== undefined) return outbox.done(job.id);
    if (header.account.id !== session.account?.id) return outbox.postpone(job.id, OTHER_ACCOUNT, job.attempts);
    const end = await this.#run(header);
    if (end === 'lost') return;
    if (end === 'stopped') return outbox.postpone(job.id, 0, job.attempts);
    await records.save({ ...header, over: { state: end, at: this.#options.clock.now() } });
    await outbox.done(job.id);
  }

  /** How the run ended; `lost` when another process has taken the job meanwhile. */
  async #run(header: JobHeader): Promise<RunEnd | 'lost'> {
    const { clock, outbox } = this.#options;
    let isLost = false;
    const renew = async (): Promise<boolean> => {
      isLost ||= !(await outbox.renew(header.id, HOLD));
      return !isLost;
    };
    const run = new JobRun(header, this.#options, renew);
    this.#runs.set(header.id, run);
    const timer = repeat(clock, HOLD / 3, () => this.#holdOn(run, renew));
    try {
      const end = await run.run();
      return isLost ? 'lost' : end;
    } finally {
      timer.cancel();
      this.#runs.delete(header.id);
    }
  }

  async #holdOn(run: JobRun, renew: RenewHold): Promise<void> {
    try {
      if (!(await renew())) run.stop();
    } catch (error) {
      this.#options.logger.warn({ jobId: run.header.id, err: error }, 'the hold of a send job could not be renewed');
    }
  }
}

/** Does something again and again, without keeping the process alive for it. */
function repeat(clock: Clock, period: number, work: () => Promise<void>): { cancel(): void } {
  const again = (): ClockTimer => {
    const timer = clock.setTimeout(() => {
      next = again();
      void work();
    }, period);
    timer.unref?.();
    return timer;
  };
  let next = again();
  return { cancel: () => next.cancel() };
}
