import { type CallbackContext, type CallbackResult, replyTo } from '../dispatch/index.js';
import { inSpan, recordFailure } from '../observe/index.js';
import type { DeliveryOptions } from './delivery-options.js';
import { HandlerQueue } from './handler-queue.js';

/** Runs handlers, each in its turn, and measures them. */
export class HandlerExecutor {
  readonly #options: DeliveryOptions;
  readonly #queue: HandlerQueue;
  readonly #now: () => number;

  constructor(options: DeliveryOptions) {
    const { maxConcurrency, queueLimit, clock } = options.settings;
    this.#options = options;
    this.#queue = new HandlerQueue(maxConcurrency, queueLimit);
    this.#now = () => Math.floor(clock.now() / 1000);
  }

  /** Whether no further callback can be taken. */
  get isFull(): boolean {
    return this.#queue.isFull;
  }

  /** Handles a callback, at once where its turn and its handler allow it. Never throws or rejects. */
  execute(ctx: CallbackContext): CallbackResult | Promise<CallbackResult> {
    const isOrdered = this.#options.settings.concurrency === 'per-user' && ctx.isFromMember;
    return this.#queue.run(isOrdered ? ctx.userId : undefined, () => this.#measured(ctx));
  }

  #measured(ctx: CallbackContext): CallbackResult | Promise<CallbackResult> {
    const { observer, tracer, runner } = this.#options;
    if (observer.handler === undefined && tracer === undefined) return replyTo(ctx, runner, this.#now);
    const start = performance.now();
    const tell = (result: CallbackResult): CallbackResult => {
      const durationMs = performance.now() - start;
      observer.handler?.({ handler: result.handler ?? 'none', durationMs, failed: result.error !== undefined });
      return result;
    };
    return inSpan(tracer, 'wecom.handler', {}, (span) => {
      const noted = (result: CallbackResult): CallbackResult => {
        span?.setAttribute('wecom.handler', result.handler ?? 'none');
        if (result.error !== undefined && span !== undefined) recordFailure(span, result.error);
        return tell(result);
      };
      const result = replyTo(ctx, runner, this.#now);
      return result instanceof Promise ? result.then(noted) : noted(result);
    });
  }
}
