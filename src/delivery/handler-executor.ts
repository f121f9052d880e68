import { type CallbackContext, type CallbackResult, replyTo } from '../dispatch/index.js';
import { HandlerError } from '../errors/index.js';
import { inSpan, recordFailure } from '../observe/index.js';
import type { DeliveryOptions } from './delivery-options.js';
import { HandlerQueue, type Turn } from './handler-queue.js';

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
    return this.#queue.run(this.#laneOf(ctx), () => this.#handle(ctx));
  }

  /** Takes a callback's place in the order before it is known whether it is to be handled here. */
  reserve(ctx: CallbackContext): { handle(): Promise<CallbackResult>; leave(): void } {
    const turn: Turn<CallbackResult> = this.#queue.reserve(this.#laneOf(ctx));
    return { handle: () => turn.take(() => this.#handle(ctx)), leave: () => turn.leave() };
  }

  /** Begins to handle nothing any more. */
  close(): void {
    this.#queue.close();
  }

  #laneOf(ctx: CallbackContext): string | undefined {
    const isOrdered = this.#options.settings.concurrency === 'per-user' && ctx.isFromMember;
    // Userids are case-insensitive.
    return isOrdered ? ctx.userId.toLowerCase() : undefined;
  }

  #handle(ctx: CallbackContext): CallbackResult | Promise<CallbackResult> {
    try {
      const result = this.#measured(ctx);
      return result instanceof Promise ? result.catch(failure) : result;
    } catch (error) {
      return failure(error);
    }
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

/** Handlers never reject here; what measures them, a tracer of the user's, may. */
function failure(cause: unknown): CallbackResult {
  const error = new HandlerError('handler_threw', 'the callback failed around its handler', { cause });
  return { outcome: 'handler_error', handler: undefined, error, warnings: [] };
}
