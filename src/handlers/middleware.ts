import { HandlerError } from '../errors/index.js';
import type { Context } from './context.js';
import type { ReplyValue } from './handler.js';

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
  let inner: Promise<ReplyValue> | undefined;
  let settled: { readonly reply: ReplyValue } | undefined;
  const next: Next = () => {
    if (inner !== undefined) {
      const name = middleware.name === '' ? `#${index + 1}` : middleware.name;
      throw new HandlerError('middleware_next', `middleware ${name} called next() twice`, { handler: name });
    }
    inner = runFrom(index + 1, chain, ctx, handle);
    inner.then(
      (reply) => {
        settled = { reply };
      },
      () => {
        settled = { reply: undefined };
      },
    );
    return inner;
  };
  const reply = await middleware(ctx, next);
  // A rest of the chain that is still running was not awaited: its failure must not be lost. One that has failed
  // before the middleware ended was caught by it.
  const innerReply = settled === undefined ? await inner : settled.reply;
  return reply === undefined ? innerReply : reply;
}
