import { type Clock, sleep } from '../clock/index.js';
import type { CallbackContext, ReplyRoad } from '../dispatch/index.js';
import { HandlerError, StoreError } from '../errors/index.js';
import type { Pushable } from '../handlers/index.js';
import type { Logger } from '../logger/index.js';
import type { PassiveReply } from '../reply/index.js';
import type { Outbox } from '../store/index.js';
import { HOLD, type HoldKeeper } from './hold-keeper.js';
import { type AnsweredWork, JOB_KINDS, type SendPayload, type UnfinishedWork } from './outbox-payloads.js';
import type { OutboxSender } from './outbox-sender.js';
import type { OwedMessage } from './owed-message.js';
import { toOwedMessages } from './to-owed-messages.js';

export interface OwedAnswerOptions {
  readonly outbox: Outbox;
  readonly holds: HoldKeeper;
  readonly sender: OutboxSender;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ctx: CallbackContext;
  /** Names the callback in the outbox. */
  readonly name: string;
  readonly xml: string;
  /** When the callback came, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** @throws ConfigError when the app cannot send to the member, naming what is missing */
  readonly assertCanSend: () => void;
  /** Whether no other process has taken the callback over. @throws StoreError */
  readonly isOurs: () => Promise<boolean>;
}

/** How often an answer is offered again to an outbox that is away. */
const OFFER_AGAIN = 1_000;

/** The way of one callback's answer past the HTTP response: accepted work first, then messages to send. */
export class OwedAnswer {
  readonly #options: OwedAnswerOptions;
  readonly #workId: string;
  /** Aborts when the callback is left to another process. */
  readonly #handedOver = new AbortController();
  #kept: Promise<void> | undefined;
  #isToldNotKept = false;
  #pushed = 0;
  /** The message before the next. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: OwedAnswerOptions) {
    this.#options = options;
    this.#workId = `w-${options.name}`;
  }

  /** @throws ConfigError when nothing can be sent to the member, naming what is missing */
  assertCanSend(): void {
    if (this.#options.ctx.isFromMember) this.#options.assertCanSend();
  }

  /** Whether the callback is in the outbox, or on its way there. */
  get isKept(): boolean {
    return this.#kept !== undefined;
  }

  /** The callback is in the outbox already, held by this process. */
  adopt(): void {
    this.#kept = Promise.resolve();
    this.#options.holds.add(this.#workId);
  }

  /**
   * Resolves once the callback is in the outbox: from then on it may be acknowledged.
   *
   * @throws StoreError when it cannot be kept
   */
  keep(): Promise<void> {
    this.#kept ??= this.#put().catch((error: unknown) => {
      this.#kept = undefined;
      throw error;
    });
    return this.#kept;
  }

  /** The same, which never rejects: answers whether it is kept. */
  async tryToKeep(): Promise<boolean> {
    try {
      await this.keep();
      return true;
    } catch (error) {
      const { logger, ctx } = this.#options;
      const message =
        'the callback cannot be kept in the outbox and so not be acknowledged: the answer waits for a later try';
      if (!this.#isToldNotKept) logger.error({ requestId: ctx.requestId, err: error }, message);
      this.#isToldNotKept = true;
      return false;
    }
  }

  /** Keeps it if that is possible, and says nothing if not. */
  async insure(): Promise<void> {
    await this.keep().catch(() => undefined);
  }

  /**
   * Sends something besides the reply, after what was pushed before.
   *
   * @throws ConfigError when the app cannot send
   * @throws HandlerError `invalid_reply`
   * @throws StoreError when it cannot be kept
   */
  async push(message: Pushable): Promise<void> {
    this.assertCanSend();
    const { ctx, sender } = this.#options;
    if (!ctx.isFromMember) {
      const message = 'this event comes from no member; ctx.api.send can send to whom it concerns';
      throw new HandlerError('invalid_reply', message);
    }
    const messages = toOwedMessages(message, ctx);
    if (messages.length === 0) return;
    const id = this.#nextId();
    await this.#inTurn(() => sender.accept(id, this.#payload(messages)));
  }

  /**
   * The handler has ended: its reply is to be sent, and the callback is no longer work to do. Never rejects.
   *
   * @param road what brought the reply here; absent for what is not the reply itself
   * @returns false when another process has taken the callback over, whose answer counts then
   */
  async finish(reply: PassiveReply, road?: ReplyRoad): Promise<boolean> {
    const { ctx, logger } = this.#options;
    let messages: readonly OwedMessage[] = [];
    try {
      messages = toOwedMessages(reply, ctx);
    } catch (error) {
      logger.error({ requestId: ctx.requestId, err: error }, 'the reply cannot be sent by message/send');
    }
    const payload = this.#payload(messages, road);
    const outcome = messages.length === 0 ? 'accepted' : await this.#inTurn(() => this.#offer(this.#nextId(), payload));
    if (outcome === 'left') await this.handOver();
    else await this.forget();
    return outcome !== 'taken';
  }

  /** The callback is answered: it is no longer work to do. Never rejects. */
  async forget(): Promise<void> {
    const { holds, outbox, logger } = this.#options;
    if (this.#kept === undefined) return;
    await this.insure();
    if (this.#handedOver.signal.aborted) return;
    holds.delete(this.#workId);
    try {
      await outbox.done(this.#workId);
    } catch (error) {
      // It falls due again, and is known to be answered then.
      logger.warn({ jobId: this.#workId, err: error }, 'the outbox cannot forget an answered callback yet');
    }
  }

  /** Leaves the callback to another process, at once. Answers whether it is in the outbox. Never rejects. */
  async handOver(): Promise<boolean> {
    const { holds, outbox } = this.#options;
    this.#handedOver.abort();
    try {
      await this.keep();
      holds.delete(this.#workId);
      await outbox.postpone(this.#workId, 0, 0);
      return true;
    } catch {
      return false;
    }
  }

  async #put(): Promise<void> {
    const { outbox, clock, holds, xml } = this.#options;
    const payload = JSON.stringify({ xml, runs: 1 } satisfies UnfinishedWork);
    await outbox.put({ id: this.#workId, kind: JOB_KINDS.work, payload, createdAt: clock.now(), attempts: 0 }, HOLD);
    holds.add(this.#workId);
  }

  /**
   * Makes the answer a job of its own: `accepted`, or it cannot become one; `taken`: another process answers; `left`
   * to the next process. While the outbox is away the answer waits here, and the callback in the outbox.
   */
  async #offer(jobId: string, payload: SendPayload): Promise<'accepted' | 'taken' | 'left'> {
    const { clock, logger, ctx, sender } = this.#options;
    const { signal } = this.#handedOver;
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      try {
        if (!(await this.#noteAnswer({ answer: { jobId, payload } }))) return 'taken';
        await sender.accept(jobId, payload);
        return 'accepted';
      } catch (error) {
        const code = error instanceof StoreError ? error.code : undefined;
        const message =
          code === 'store_unavailable' ? 'the outbox is away; the reply is offered again' : 'the reply cannot be sent';
        if (isFirst || code !== 'store_unavailable') {
          logger.error({ requestId: ctx.requestId, err: error }, message);
        }
        if (code === undefined) return 'accepted';
        if (code === 'store_closed') break;
        await sleep(clock, OFFER_AGAIN, signal).catch(() => undefined);
      }
    }
    return 'left';
  }

  /**
   * From now on no process runs the handler again, even if this one dies before the answer is a job of its own.
   * Answers false when another process has taken the callback over.
   */
  async #noteAnswer(work: AnsweredWork): Promise<boolean> {
    const { outbox, isOurs, logger, ctx } = this.#options;
    await this.#kept?.catch(() => undefined);
    if (this.#kept === undefined || (await outbox.renew(this.#workId, HOLD, JSON.stringify(work)))) return true;
    if (await isOurs()) return true;
    const message = 'another process has taken this callback over and answers it: the answer of this one is dropped';
    logger.warn({ requestId: ctx.requestId, jobId: this.#workId }, message);
    return false;
  }

  #payload(messages: readonly OwedMessage[], road?: ReplyRoad): SendPayload {
    const { ctx, receivedAt } = this.#options;
    const { userId, agentId, requestId } = ctx;
    return { userId, agentId, messages, sent: 0, requestId, receivedAt, ...(road === undefined ? {} : { road }) };
  }

  #nextId(): string {
    return `s-${this.#options.name}-${this.#pushed++}`;
  }

  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
