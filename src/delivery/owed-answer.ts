import { type Clock, sleep } from '../clock/index.js';
import type { CallbackContext, ReplyRoad } from '../dispatch/index.js';
import { StoreError } from '../errors/index.js';
import type { Pushable } from '../handlers/index.js';
import type { Logger } from '../logger/index.js';
import type { PassiveReply } from '../reply/index.js';
import type { Outbox } from '../store/index.js';
import { HOLD, type HoldKeeper } from './hold-keeper.js';
import { JOB_KINDS, type SendPayload, type WorkPayload } from './outbox-payloads.js';
import type { OutboxSender } from './outbox-sender.js';
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
}

/** How often an answer is offered again to an outbox that is away. */
const OFFER_AGAIN = 1_000;

/** The way of one callback's answer past the HTTP response: accepted work first, then messages to send. */
export class OwedAnswer {
  readonly #options: OwedAnswerOptions;
  readonly #workId: string;
  #kept: Promise<void> | undefined;
  #pushed = 0;

  constructor(options: OwedAnswerOptions) {
    this.#options = options;
    this.#workId = `w-${options.name}`;
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

  /** Keeps it if that is possible, and says nothing if not. */
  async insure(): Promise<void> {
    await this.keep().catch(() => undefined);
  }

  /**
   * Sends something besides the reply.
   *
   * @throws HandlerError `invalid_reply`
   * @throws StoreError when it cannot be kept
   */
  push(message: Pushable): Promise<void> {
    return this.#push(message, {});
  }

  /**
   * The handler has ended: its reply, if there is one, is to be sent, and the callback is no longer work to do.
   *
   * @param road what brought the reply here; absent for what is not the reply itself
   */
  async finish(reply: PassiveReply | undefined, road?: ReplyRoad): Promise<void> {
    if (reply !== undefined) await this.#offer(reply, road);
    await this.forget();
  }

  /** The callback is answered: it is no longer work to do. */
  async forget(): Promise<void> {
    const { holds, outbox, logger } = this.#options;
    if (this.#kept === undefined) return;
    await this.insure();
    holds.delete(this.#workId);
    try {
      await outbox.done(this.#workId);
    } catch (error) {
      logger.warn({ jobId: this.#workId, err: error }, 'the outbox cannot forget an answered callback');
    }
  }

  /** Leaves the callback to another process, at once. Answers whether it is in an outbox that outlives this one. */
  async handOver(): Promise<boolean> {
    const { holds, outbox } = this.#options;
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
    const payload = JSON.stringify({ xml, runs: 1 } satisfies WorkPayload);
    await outbox.put({ id: this.#workId, kind: JOB_KINDS.work, payload, createdAt: clock.now(), attempts: 0 }, HOLD);
    holds.add(this.#workId);
  }

  async #push(message: Pushable, more: Pick<SendPayload, 'road'>): Promise<void> {
    const { ctx, sender, name, receivedAt } = this.#options;
    const messages = toOwedMessages(message, ctx);
    if (messages.length === 0) return;
    const { userId, agentId, requestId } = ctx;
    const id = `s-${name}-${this.#pushed++}`;
    await sender.accept(id, { userId, agentId, messages, sent: 0, requestId, receivedAt, ...more });
  }

  /** While the outbox is away the answer waits in this process, and the callback in the outbox, if it got there. */
  async #offer(reply: PassiveReply, road: ReplyRoad | undefined): Promise<void> {
    const { clock, logger, ctx } = this.#options;
    for (;;) {
      try {
        return await this.#push(reply, road === undefined ? {} : { road });
      } catch (error) {
        if (!(error instanceof StoreError) || error.code === 'store_closed') {
          logger.error({ requestId: ctx.requestId, err: error }, 'the reply cannot be sent by message/send');
          return;
        }
        logger.warn({ requestId: ctx.requestId, err: error }, 'the outbox is away; the reply is offered again');
        await sleep(clock, OFFER_AGAIN);
      }
    }
  }
}
