import type { WecomClient } from '../api/index.js';
import { type Clock, sleep } from '../clock/index.js';
import { StoreError } from '../errors/index.js';
import type { Logger } from '../logger/index.js';
import type { Observer } from '../observe/index.js';
import type { Outbox, OutboxJob } from '../store/index.js';
import { duplicateCheckOf } from './duplicate-check-of.js';
import { HOLD, type HoldKeeper } from './hold-keeper.js';
import { MemberLanes } from './member-lanes.js';
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

/** How often the outbox is told again what became of a job, when it is away just then. */
const TELL_AGAIN = 1_000;

/**
 * Sends what is owed: to one member one message after another, with the pauses that a failure asks for, until it is
 * sent or given up as a dead letter.
 */
export class OutboxSender {
  readonly #options: OutboxSenderOptions;
  readonly #lanes: MemberLanes;
  readonly #underWay = new Set<string>();
  readonly #closed = new AbortController();

  constructor(options: OutboxSenderOptions) {
    this.#options = options;
    this.#lanes = new MemberLanes(options.clock);
  }

  /**
   * Sends messages in the background once they are kept.
   *
   * @throws StoreError when they cannot be kept
   */
  async accept(id: string, payload: SendPayload): Promise<void> {
    const { outbox, clock, observer } = this.#options;
    if (this.#closed.signal.aborted) throw new StoreError('store_closed', 'The app is shutting down: nothing is sent.');
    const job = { id, kind: JOB_KINDS.send, payload: JSON.stringify(payload), createdAt: clock.now(), attempts: 0 };
    await outbox.put(job, HOLD);
    observer.outbox?.({ event: 'put', kind: JOB_KINDS.send });
    this.resume(job, payload);
  }

  /** Sends a job that this process holds. */
  resume(job: OutboxJob, payload: SendPayload): void {
    const { holds, logger } = this.#options;
    holds.add(job.id);
    // Its hold ran out while it was under way here.
    if (this.#underWay.has(job.id)) return;
    this.#underWay.add(job.id);
    this.#lanes.run(payload.userId, async () => {
      try {
        await this.#send(job, payload);
      } catch (error) {
        // Not even the outbox could be told: the hold runs out, and the job falls due again.
        logger.warn({ jobId: job.id, err: error }, 'a job of the outbox is left as it is');
      } finally {
        this.#underWay.delete(job.id);
        holds.delete(job.id);
      }
    });
  }

  /** Resolves when nothing is being sent. */
  idle(): Promise<void> {
    return this.#lanes.idle();
  }

  /** Begins nothing any more; what is under way is postponed. */
  close(): void {
    this.#closed.abort();
  }

  async #send(job: OutboxJob, payload: SendPayload): Promise<void> {
    const { outbox, holds, clock } = this.#options;
    const barred = this.#lanes.barredFor(payload.userId);
    if (barred > 0) return this.#putBack(job, barred);
    const { messages } = payload;
    for (let sent = payload.sent; sent < messages.length; ) {
      if (this.#closed.signal.aborted) return this.#putBack(job, 0);
      // Another process has taken the job over, and sends the rest.
      if (!holds.has(job.id)) return;
      try {
        await this.#call(job.id, sent, messages[sent] as OwedMessage, payload);
      } catch (error) {
        return this.#failed(job, payload, error);
      }
      sent++;
      if (sent === messages.length) break;
      const left = JSON.stringify({ ...payload, sent });
      if (!(await this.#tell(job.id, () => outbox.renew(job.id, HOLD, left)))) return;
    }
    await this.#tell(job.id, () => outbox.done(job.id));
    this.#lanes.lift(payload.userId);
    this.#tellOfSuccess(job, payload, clock.now() - payload.receivedAt);
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

  async #failed(job: OutboxJob, { requestId, userId }: SendPayload, error: unknown): Promise<void> {
    const { outbox, observer, logger } = this.#options;
    if (this.#closed.signal.aborted) return this.#putBack(job, 0);
    const attempts = job.attempts + 1;
    const reason = reasonOf(error);
    const fields = { requestId, jobId: job.id, attempts, reason };
    const pause = pauseAfter(error, attempts);
    if (pause === undefined) {
      await this.#tell(job.id, () => outbox.bury(job.id, attempts, reason));
      this.#lanes.lift(userId);
      observer.outbox?.({ event: 'dead', kind: job.kind });
      logger.error(fields, 'cannot be sent and is kept as a dead letter: npx wecom-app-svr outbox list|retry|drop');
    } else {
      this.#lanes.bar(userId, pause);
      await this.#tell(job.id, () => outbox.postpone(job.id, pause, attempts, reason));
      observer.outbox?.({ event: 'retried', kind: job.kind });
      logger.warn({ ...fields, retryInMs: pause }, 'cannot be sent yet');
    }
  }

  #putBack(job: OutboxJob, delay: number): Promise<void> {
    return this.#options.outbox.postpone(job.id, delay, job.attempts, job.lastError);
  }

  /** The outbox may be away; what it does not hear now would be sent again. */
  async #tell<Answer>(jobId: string, tell: () => Promise<Answer>): Promise<Answer> {
    const { clock, logger } = this.#options;
    for (let isFirst = true; ; isFirst = false) {
      try {
        return await tell();
      } catch (error) {
        if (isFirst) logger.warn({ jobId, err: error }, 'the outbox does not answer; it is told again');
        await sleep(clock, TELL_AGAIN, this.#closed.signal);
      }
    }
  }

  #tellOfSuccess(job: OutboxJob, { requestId, userId, messages, road }: SendPayload, latencyMs: number): void {
    const { observer, logger } = this.#options;
    observer.outbox?.({ event: 'sent', kind: JOB_KINDS.send });
    if (road !== undefined) observer.reply?.({ road, latencyMs });
    logger.info({ requestId, jobId: job.id, userId, messages: messages.length, latencyMs }, 'sent by message/send');
  }
}
