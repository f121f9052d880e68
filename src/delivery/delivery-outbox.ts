import type { CallbackContext } from '../dispatch/index.js';
import type { OutboxJob } from '../store/index.js';
import type { DeliveryOptions } from './delivery-options.js';
import { HoldKeeper } from './hold-keeper.js';
import { JOB_KINDS } from './outbox-payloads.js';
import { OutboxSender } from './outbox-sender.js';
import { OutboxWorker } from './outbox-worker.js';
import { OwedAnswer } from './owed-answer.js';

/** An app's outbox with all that works on it. */
export class DeliveryOutbox {
  readonly #options: DeliveryOptions;
  readonly #holds: HoldKeeper;
  readonly #sender: OutboxSender;
  readonly #worker: OutboxWorker;

  /** @param redo handles a callback again that a process accepted and did not finish */
  constructor(options: DeliveryOptions, redo: (job: OutboxJob) => void) {
    const { backend, app, observer, client } = options;
    const { clock, logger } = options.settings;
    const outbox = backend.outbox(app);
    this.#options = options;
    this.#holds = new HoldKeeper(outbox, clock, logger);
    this.#sender = new OutboxSender({ outbox, holds: this.#holds, clock, logger, observer, client });
    const handle = (job: OutboxJob): void => (job.kind === JOB_KINDS.send ? this.#sender.resume(job) : redo(job));
    this.#worker = new OutboxWorker({ outbox, clock, logger, handle });
  }

  /** Begins to look for what falls due. */
  start(): void {
    this.#worker.start();
  }

  /** The way of one callback's answer past the HTTP response. @param name names the callback */
  open(ctx: CallbackContext, name: string, xml: string, receivedAt: number): OwedAnswer {
    const { backend, app, client, settings } = this.#options;
    // Says what is missing before anything is accepted.
    client(ctx.agentId);
    const { clock, logger } = settings;
    const outbox = backend.outbox(app);
    return new OwedAnswer({
      outbox,
      holds: this.#holds,
      sender: this.#sender,
      clock,
      logger,
      ctx,
      name,
      xml,
      receivedAt,
    });
  }

  /** Takes no further jobs. */
  stop(): Promise<void> {
    return this.#worker.stop();
  }

  /** Resolves when nothing is being sent. */
  idle(): Promise<void> {
    return this.#sender.idle();
  }

  /** Lets everything go: what is not sent is left to another process. */
  async close(): Promise<void> {
    this.#sender.close();
    await this.#sender.idle();
    this.#holds.stop();
  }
}
