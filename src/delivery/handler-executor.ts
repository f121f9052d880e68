import { type CallbackContext, type CallbackResult, replyTo } from '../dispatch/index.js';
import { HandlerError } from '../errors/index.js';
import { inSpan, recordFailure, type TraceSpan } from '../observe/index.js';
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
    const { observer, tracer, runner } = this.#options;
    if (observer.handler === undefined && tracer === undefined) return replyTo(ctx, runner, this.#now);
    try {
      const result = this.#measured(ctx);
      return result instanceof Promise ? result.catch(failure) : result;
    } catch (error) {
      return failure(error);
    }
  }

  #measured(ctx: CallbackContext): CallbackResult | Promise<CallbackResult> {
    const { observer, tracer, runner } = this.#options;
    const start = performance.now();
    const noted = (result: CallbackResult, span: TraceSpan | undefined): CallbackResult => {
      const { handler = 'none', error } = result;
      span?.setAttribute('wecom.handler', handler);
      if (error !== undefined && span !== undefined) recordFailure(span, error);
      observer.handler?.({ handler, durationMs: performance.now() - start, failed: error !== undefined });
      return result;
    };
    const { corpId, agentId } = ctx;
    const attributes = { 'wecom.corp_id': corpId, ...(agentId === undefined ? {} : { 'wecom.agent_id': agentId }) };
    return inSpan(tracer, 'wecom.handler', attributes, (span) => {
      const result = replyTo(ctx, runner, this.#now);
      return result instanceof Promise ? result.then((settled) => noted(settled, span)) : noted(result, span);
    });
  }
}

/** Neither handlers nor what measures them rejects; should one all the same, it costs this callback only. */
function failure(cause: unknown): CallbackResult {
  const error = new HandlerError('handler_threw', 'the callback failed around its handler', { cause });
  return { outcome: 'handler_error', handler: undefined, error, warnings: [] };
}
