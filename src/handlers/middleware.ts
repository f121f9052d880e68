import { HandlerError } from '../errors/index.js';
import type { Context } from './context.js';
import type { ReplyValue } from './handler.js';
import { WatchedPromise } from './watched-promise.js';

/** Runs the rest of the chain and answers its reply; may be called once. */
export type Next = () => Promise<ReplyValue>;

/**
 * Wraps every callback, handled or not. What it returns is the reply; when it returns `undefined` after `next()`, the
 * reply of `next()` stands, so that forgetting to return it loses nothing. `null` takes a reply away.
 */
export type Middleware = (ctx: Context, next: Next) => ReplyValue | Promise<ReplyValue>;

/** Runs middleware as an onion around `handle`: the first in the list is outermost. */
export function runMiddleware(
  chain: readonly Middleware[],
  ctx: Context,
  handle: () => ReplyValue | Promise<ReplyValue>,
): ReplyValue | Promise<ReplyValue> {
  return chain.length === 0 ? handle() : runFrom(0, chain, ctx, handle);
}

async function runFrom(
  index: number,
  chain: readonly Middleware[],
  ctx: Context,
  handle: () => ReplyValue | Promise<ReplyValue>,
): Promise<ReplyValue> {
  const middleware = chain[index];
  if (middleware === undefined) return handle();
  let rest: WatchedPromise<ReplyValue> | undefined;
  const next: Next = () => {
    if (rest !== undefined) {
      const name = middleware.name === '' ? `#${index + 1}` : middleware.name;
      throw new HandlerError('middleware_next', `middleware ${name} called next() twice`, { handler: name });
    }
    rest = WatchedPromise.of(runFrom(index + 1, chain, ctx, handle));
    return rest;
  };
  const reply = await middleware(ctx, next);
  // A rest that nobody looked at, or that still runs, may fail unheard: then its failure is this middleware's. One
  // that was looked at and has failed was caught.
  const restReply = rest === undefined || rest.wasCaught ? undefined : await rest;
  return reply === undefined ? restReply : reply;
}
