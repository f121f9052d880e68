import type { OutboxJob } from '../store/index.js';
import type { DeliveryOptions } from './delivery-options.js';
import { HoldKeeper } from './hold-keeper.js';
import { type AnsweredWork, JOB_KINDS, readSend } from './outbox-payloads.js';
import { OutboxSender } from './outbox-sender.js';
import { OutboxWorker } from './outbox-worker.js';
import { OwedAnswer, type OwedAnswerOptions } from './owed-answer.js';

/** Beyond so many it does not matter how many there are. */
const MOST_LISTED = 1_000;

/** What an answer past the HTTP response is about. */
export type OwedCallback = Pick<OwedAnswerOptions, 'ctx' | 'name' | 'xml' | 'receivedAt' | 'assertCanSend' | 'isOurs'>;

/** An app's outbox with all that works on it. */
export class DeliveryOutbox {
  readonly #options: DeliveryOptions;
  readonly #holds: HoldKeeper;
  readonly #sender: OutboxSender;
  readonly #worker: OutboxWorker;

  /** @param redo handles a callback again that a process accepted and did not finish; never throws */
  constructor(options: DeliveryOptions, redo: (job: OutboxJob) => void) {
    const { backend, app, observer, client } = options;
    const { clock, logger } = options.settings;
    const outbox = backend.outbox(app);
    this.#options = options;
    this.#holds = new HoldKeeper(outbox, clock, logger);
    this.#sender = new OutboxSender({ outbox, holds: this.#holds, clock, logger, observer, client });
    const handle = (job: OutboxJob): void => (job.kind === JOB_KINDS.work ? redo(job) : void this.#resume(job));
    this.#worker = new OutboxWorker({ outbox, clock, logger, handle });
  }

  /** Begins to look for what falls due. */
  start(): void {
    this.#worker.start();
  }

  /** The way of one callback's answer past the HTTP response. */
  open(callback: OwedCallback): OwedAnswer {
    const { backend, app, settings } = this.#options;
    const { clock, logger } = settings;
    const outbox = backend.outbox(app);
    return new OwedAnswer({ outbox, holds: this.#holds, sender: this.#sender, clock, logger, ...callback });
  }

  /** Makes an answer a job of its own. @throws StoreError */
  send({ jobId, payload }: AnsweredWork['answer']): Promise<void> {
    return this.#sender.accept(jobId, payload);
  }

  /** Takes no further jobs. */
  stop(): Promise<void> {
    return this.#worker.stop();
  }

  /** Resolves when nothing is being sent. */
  idle(): Promise<void> {
    return this.#sender.idle();
  }

  /** Sends nothing any more. Resolves when what was under way is left to another process. */
  close(): Promise<void> {
    this.#sender.close();
    return this.#sender.idle();
  }

  /** Lets every hold run out. */
  letGo(): void {
    this.#holds.stop();
  }

  /** How many jobs are left to be sent, about. @throws StoreError */
  async unsent(): Promise<number> {
    const { backend, app } = this.#options;
    const left = await backend.outbox(app).list('waiting', MOST_LISTED);
    return left.filter(({ kind }) => kind === JOB_KINDS.send).length;
  }

  async #resume(job: OutboxJob): Promise<void> {
    const { backend, app, settings, observer } = this.#options;
    const payload = readSend(job);
    if (payload !== undefined) return this.#sender.resume(job, payload);
    const reason = 'the job was not written by this version';
    settings.logger.error({ jobId: job.id, reason }, 'a job is kept as a dead letter');
    observer.outbox?.({ event: 'dead', kind: job.kind });
    await backend
      .outbox(app)
      .bury(job.id, job.attempts + 1, reason)
      .catch(() => undefined);
  }
}
