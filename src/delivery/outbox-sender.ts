import type { WecomClient } from '../api/index.js';
import { type Clock, sleep } from '../clock/index.js';
import type { Logger } from '../logger/index.js';
import type { Observer } from '../observe/index.js';
import type { Outbox, OutboxJob } from '../store/index.js';
import { duplicateCheckOf } from './duplicate-check-of.js';
import { HOLD, type HoldKeeper } from './hold-keeper.js';
import { JOB_KINDS, type SendPayload } from './outbox-payloads.js';
import type { OwedMessage } from './owed-message.js';
import { pauseAfter, reasonOf } from './pause-after.js';

export interface OutboxSenderOptions {
  readonly outbox: Outbox;
  readonly holds: HoldKeeper;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: Observer;
  /** @throws ConfigError when the app cannot send */
  readonly client: (agentId: number | undefined) => WecomClient;
}

/** How often the outbox is told again that a job is done, when it is away just then. */
const TELL_AGAIN = 1_000;

/**
 * Sends what is owed: to one member one message after another, with the pauses that a failure asks for, until it is
 * sent or given up as a dead letter.
 */
export class OutboxSender {
  readonly #options: OutboxSenderOptions;
  /** The last job of each member that jobs are under way for. */
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #closed = new AbortController();

  constructor(options: OutboxSenderOptions) {
    this.#options = options;
  }

  /**
   * Sends messages in the background once they are kept.
   *
   * @throws StoreError when they cannot be kept
   */
  async accept(id: string, payload: SendPayload): Promise<void> {
    const { outbox, clock, observer } = this.#options;
    const job = { id, kind: JOB_KINDS.send, payload: JSON.stringify(payload), createdAt: clock.now(), attempts: 0 };
    await outbox.put(job, HOLD);
    observer.outbox?.({ event: 'put', kind: JOB_KINDS.send });
    this.resume(job);
  }

  /** Sends a job that this process holds. */
  resume(job: OutboxJob): void {
    const payload = JSON.parse(job.payload) as SendPayload;
    this.#options.holds.add(job.id);
    const before = this.#lanes.get(payload.userId) ?? Promise.resolve();
    const turn = before
      .then(() => this.#send(job, payload))
      .catch((error: unknown) => this.#options.logger.error({ jobId: job.id, err: error }, 'the outbox failed'))
      .finally(() => {
        this.#options.holds.delete(job.id);
        if (this.#lanes.get(payload.userId) === turn) this.#lanes.delete(payload.userId);
      });
    this.#lanes.set(payload.userId, turn);
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  /** Begins nothing any more; what is under way is postponed. */
  close(): void {
    this.#closed.abort();
  }

  async #send(job: OutboxJob, payload: SendPayload): Promise<void> {
    const { outbox, observer, logger, clock } = this.#options;
    const { userId, requestId, messages } = payload;
    for (let sent = payload.sent; sent < messages.length; ) {
      if (this.#closed.signal.aborted) return outbox.postpone(job.id, 0, job.attempts, job.lastError);
      try {
        await this.#call(job.id, sent, messages[sent] as OwedMessage, payload);
      } catch (error) {
        return this.#failed(job, requestId, error);
      }
      sent++;
      if (sent < messages.length) await outbox.renew(job.id, HOLD, JSON.stringify({ ...payload, sent }));
    }
    await this.#tell(job.id, () => outbox.done(job.id));
    observer.outbox?.({ event: 'sent', kind: JOB_KINDS.send });
    const latencyMs = clock.now() - payload.receivedAt;
    if (payload.road !== undefined) observer.reply?.({ road: payload.road, latencyMs });
    logger.info({ requestId, jobId: job.id, userId, messages: messages.length, latencyMs }, 'sent by message/send');
  }

  async #call(jobId: string, index: number, owed: OwedMessage, { userId, agentId }: SendPayload): Promise<void> {
    const { message: api } = this.#options.client(agentId);
    const limits = { signal: this.#closed.signal };
    if (owed.call === 'message/send') {
      await api.send({ ...owed.message, toUser: userId, ...duplicateCheckOf(jobId, index) }, limits);
    } else {
      await api.updateTemplateCard({ userIds: [userId], ...owed.request }, limits);
    }
  }

  async #failed(job: OutboxJob, requestId: string, error: unknown): Promise<void> {
    const { outbox, observer, logger } = this.#options;
    if (this.#closed.signal.aborted) return outbox.postpone(job.id, 0, job.attempts, job.lastError);
    const attempts = job.attempts + 1;
    const reason = reasonOf(error);
    const fields = { requestId, jobId: job.id, attempts, reason };
    const pause = pauseAfter(error, attempts);
    if (pause === undefined) {
      await this.#tell(job.id, () => outbox.bury(job.id, attempts, reason));
      observer.outbox?.({ event: 'dead', kind: job.kind });
      logger.error(fields, 'cannot be sent and is kept as a dead letter: npx wecom-app-svr outbox list|retry|drop');
    } else {
      await this.#tell(job.id, () => outbox.postpone(job.id, pause, attempts, reason));
      observer.outbox?.({ event: 'retried', kind: job.kind });
      logger.warn({ ...fields, retryInMs: pause }, 'cannot be sent yet');
    }
  }

  /** The outbox may be away; what it does not hear now would be sent again. */
  async #tell(jobId: string, tell: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await tell();
      } catch (error) {
        this.#options.logger.warn({ jobId, err: error }, 'the outbox does not answer; it is told again');
        await sleep(this.#options.clock, TELL_AGAIN, this.#closed.signal);
      }
    }
  }
}
