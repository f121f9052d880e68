import { type CallbackContext, openCallback } from '../dispatch/index.js';
import type { Outbox, OutboxJob } from '../store/index.js';
import type { CallbackRun } from './callback-run.js';
import type { DeliveryOptions } from './delivery-options.js';
import { HOLD } from './hold-keeper.js';
import { type AnsweredWork, readWork, type UnfinishedWork } from './outbox-payloads.js';
import { reasonOf } from './pause-after.js';
import type { RememberedRun } from './remembered-run.js';
import type { Claim } from './shared-runs.js';

/** What of the delivery it takes to handle a callback again. */
export interface RedoPort {
  /** Whether no handler can be run now. */
  readonly isFull: boolean;
  known(key: string): RememberedRun | undefined;
  /** A run that tries join from now on. */
  open(ctx: CallbackContext, xml: string, key: string): CallbackRun;
  /** @throws StoreError */
  takeOver(key: string): Promise<Claim>;
  /** Runs the handler; the answer is sent. */
  begin(run: CallbackRun): void;
  /** Leaves a run to the process that runs it, as if a try had come here. */
  leave(run: CallbackRun): void;
  /** Makes an answer a job of its own. @throws StoreError */
  send(answer: AnsweredWork['answer']): Promise<void>;
}

/** A callback that so many processes died of is not tried again. */
const MOST_RUNS = 3;
/** While another process runs it, as it seems, or this one has no room. */
const LOOK_AGAIN = 5_000;
/** While a try of it waits here to hear who runs it. */
const LOOK_SOON = 1_000;

/** Handles again what a process accepted and did not finish. */
export class WorkRedoer {
  readonly #options: DeliveryOptions;
  readonly #outbox: Outbox;
  readonly #port: RedoPort;

  constructor(options: DeliveryOptions, port: RedoPort) {
    this.#options = options;
    this.#outbox = options.backend.outbox(options.app);
    this.#port = port;
  }

  /** Takes charge of a job that this process holds. Never rejects. */
  async redo(job: OutboxJob): Promise<void> {
    const { logger } = this.#options.settings;
    try {
      await this.#redo(job);
    } catch (error) {
      // The hold runs out, and the job falls due again.
      logger.warn({ jobId: job.id, err: error }, 'an accepted callback cannot be handled again yet');
    }
  }

  async #redo(job: OutboxJob): Promise<void> {
    const key = job.id.slice('w-'.length);
    const known = this.#port.known(key);
    if (known?.isOver) return this.#outbox.done(job.id);
    if (known !== undefined) return known.adopt() ? undefined : this.#putBack(job, LOOK_SOON);
    const work = readWork(job);
    if (work === undefined) return this.#bury(job, 'the job was not written by this version');
    if ('answer' in work) {
      await this.#port.send(work.answer);
      return this.#outbox.done(job.id);
    }
    if (work.runs >= MOST_RUNS) return this.#giveUp(job, work);
    if (this.#port.isFull) return this.#putBack(job);
    return this.#begin(job, key, work);
  }

  async #begin(job: OutboxJob, key: string, { xml, runs }: UnfinishedWork): Promise<void> {
    const { settings, source, observer } = this.#options;
    let ctx: CallbackContext;
    try {
      ({ ctx } = openCallback(xml, source));
    } catch (error) {
      return this.#bury(job, reasonOf(error));
    }
    // Tries that come from now on belong to this run, whatever becomes of it.
    const run = this.#port.open(ctx, xml, key);
    try {
      const claim = await this.#port.takeOver(key);
      if (claim.kind === 'answered') {
        run.endAs(claim.answer);
        return this.#outbox.done(job.id);
      }
      if (claim.kind === 'taken') {
        this.#port.leave(run);
        return this.#putBack(job);
      }
      await this.#outbox.renew(job.id, HOLD, JSON.stringify({ xml, runs: runs + 1 } satisfies UnfinishedWork));
    } catch (error) {
      this.#port.leave(run);
      throw error;
    }
    settings.logger.warn(
      { requestId: ctx.requestId, jobId: job.id },
      'an accepted callback was not finished; it is handled again',
    );
    observer.outbox?.({ event: 'retried', kind: job.kind });
    this.#port.begin(run);
  }

  /** Retried by a person, it has all its runs again. */
  async #giveUp(job: OutboxJob, { xml, runs }: UnfinishedWork): Promise<void> {
    await this.#outbox.renew(job.id, HOLD, JSON.stringify({ xml, runs: 0 } satisfies UnfinishedWork));
    return this.#bury(job, `${runs} processes died while they handled it`);
  }

  #putBack(job: OutboxJob, delay = LOOK_AGAIN): Promise<void> {
    return this.#outbox.postpone(job.id, delay, job.attempts, job.lastError);
  }

  async #bury(job: OutboxJob, reason: string): Promise<void> {
    const { settings, observer } = this.#options;
    await this.#outbox.bury(job.id, job.attempts + 1, reason);
    observer.outbox?.({ event: 'dead', kind: job.kind });
    settings.logger.error(
      { jobId: job.id, reason },
      'a callback is kept as a dead letter: npx wecom-app-svr outbox list|retry|drop',
    );
  }
}
