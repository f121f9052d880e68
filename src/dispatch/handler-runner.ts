import { HandlerError } from '../errors/index.js';
import { type Handler, type HandlerSet, type ReplyValue, runMiddleware } from '../handlers/index.js';
import type { Incoming } from '../message/index.js';
import type { PassiveReply } from '../reply/index.js';
import type { CallbackContext } from './callback-context.js';
import { toPassiveReply } from './to-passive-reply.js';

/** How the run of a handler ended. */
export interface HandlerOutcome {
  /** The handler's name; absent when none took the callback. */
  readonly handler: string | undefined;
  readonly reply: PassiveReply | undefined;
  /** What went wrong, if anything; `reply` is then what the error handler answered. */
  readonly error?: HandlerError;
}

/** Runs an app's middleware and handlers for one callback at a time. It never throws. */
export class HandlerRunner {
  readonly #handlers: HandlerSet;

  constructor(handlers: HandlerSet) {
    this.#handlers = handlers;
  }

  /** Answers at once when handler and middleware do, which saves every such callback its turns of the event loop. */
  run(ctx: CallbackContext): HandlerOutcome | Promise<HandlerOutcome> {
    let handler: string | undefined;
    try {
      const chosen = this.#handlers.registry.choose(ctx.message);
      ctx.match = chosen?.match;
      handler = chosen?.entry.name;
      // The registry gave the handler for just this message, which its type cannot say.
      const handle = chosen?.entry.handle as Handler<Incoming> | undefined;
      const value = runMiddleware(this.#handlers.middleware, ctx, () => handle?.(ctx.message, ctx));
      if (isPromiseLike(value)) return this.#settle(value, ctx, handler);
      return { handler, reply: toPassiveReply(value, handler ?? 'middleware') };
    } catch (error) {
      return this.recover(error, ctx, handler);
    }
  }

  async #settle(
    value: PromiseLike<ReplyValue>,
    ctx: CallbackContext,
    handler: string | undefined,
  ): Promise<HandlerOutcome> {
    try {
      return { handler, reply: toPassiveReply(await value, handler ?? 'middleware') };
    } catch (error) {
      return this.recover(error, ctx, handler);
    }
  }

  /** Lets the error handler answer in place of a handler whose run or reply failed. */
  async recover(error: unknown, ctx: CallbackContext, handler: string | undefined): Promise<HandlerOutcome> {
    const failure = asHandlerError(error, handler ?? 'middleware');
    try {
      const value: ReplyValue = await this.#handlers.errorHandler?.(error, ctx);
      return { handler, reply: toPassiveReply(value, 'errorHandler'), error: failure };
    } catch (second) {
      const cause = new AggregateError([error, second], 'the handler and the error handler both threw');
      const message = `${failure.message}; then the error handler threw`;
      return {
        handler,
        reply: undefined,
        error: new HandlerError('handler_threw', message, { cause, handler: 'errorHandler' }),
      };
    }
  }
}

function asHandlerError(error: unknown, handler: string): HandlerError {
  try {
    if (error instanceof HandlerError) return error;
    const reason = error instanceof Error ? error.message : String(error);
    return new HandlerError('handler_threw', `${handler} threw: ${reason}`, { cause: error, handler });
  } catch {
    // Anything can be thrown, such as an object without a prototype, and looking at it can throw in its turn.
    return new HandlerError('handler_threw', `${handler} threw something that cannot be described`, { handler });
  }
}

function isPromiseLike(value: ReplyValue | PromiseLike<ReplyValue>): value is PromiseLike<ReplyValue> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
