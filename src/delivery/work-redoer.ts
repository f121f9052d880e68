import { type CallbackContext, openCallback } from '../dispatch/index.js';
import type { Outbox, OutboxJob } from '../store/index.js';
import type { DeliveryOptions } from './delivery-options.js';
import { HOLD } from './hold-keeper.js';
import type { WorkPayload } from './outbox-payloads.js';
import { reasonOf } from './pause-after.js';
import type { RememberedRun } from './remembered-run.js';
import type { Claim } from './shared-runs.js';

/** What of the delivery it takes to handle a callback again. */
export interface RedoPort {
  known(key: string): RememberedRun | undefined;
  /** @throws StoreError */
  claim(key: string): Promise<Claim>;
  /** Runs the handler; the answer is sent. */
  begin(ctx: CallbackContext, xml: string, key: string): void;
}

/** A callback that so many processes died of is not tried again. */
const MOST_RUNS = 3;
/** While another process runs it, as it seems. */
const LOOK_AGAIN = 5_000;

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
    if (known !== undefined) return known.isOver ? this.#outbox.done(job.id) : known.adopt();
    const claim = await this.#port.claim(key);
    if (claim.kind === 'taken') return this.#outbox.postpone(job.id, LOOK_AGAIN, job.attempts);
    // An acknowledged callback whose job fell due was not finished.
    const isFinished = claim.kind === 'answered' && claim.answer.outcome !== 'acknowledged';
    return isFinished ? this.#outbox.done(job.id) : this.#begin(job, key);
  }

  async #begin(job: OutboxJob, key: string): Promise<void> {
    const { settings, source, observer } = this.#options;
    const { xml, runs } = JSON.parse(job.payload) as WorkPayload;
    if (runs >= MOST_RUNS) return this.#bury(job, `${runs} processes died while they handled it`);
    let ctx: CallbackContext;
    try {
      ({ ctx } = openCallback(xml, source));
    } catch (error) {
      return this.#bury(job, reasonOf(error));
    }
    await this.#outbox.renew(job.id, HOLD, JSON.stringify({ xml, runs: runs + 1 } satisfies WorkPayload));
    settings.logger.warn(
      { requestId: ctx.requestId, jobId: job.id },
      'an accepted callback was not finished; it is handled again',
    );
    observer.outbox?.({ event: 'retried', kind: job.kind });
    this.#port.begin(ctx, xml, key);
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
