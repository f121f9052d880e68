import { HandlerError } from '../errors/index.js';
import { canReply } from '../message/index.js';
import { renderReply } from '../reply/index.js';
import type { CallbackContext } from './callback-context.js';
import type { CallbackOutcome, CallbackResult } from './callback-result.js';
import type { HandlerOutcome, HandlerRunner } from './handler-runner.js';

/** Runs the handler and writes its reply, with sender and receiver exchanged. @param now unix seconds */
export function replyTo(
  ctx: CallbackContext,
  runner: HandlerRunner,
  now: () => number,
): CallbackResult | Promise<CallbackResult> {
  const outcome = runner.run(ctx);
  return outcome instanceof Promise
    ? outcome.then((settled) => writeOrRecover(settled, ctx, runner, now))
    : writeOrRecover(outcome, ctx, runner, now);
}

function writeOrRecover(
  outcome: HandlerOutcome,
  ctx: CallbackContext,
  runner: HandlerRunner,
  now: () => number,
): CallbackResult | Promise<CallbackResult> {
  try {
    return write(outcome, ctx, now());
  } catch (error) {
    // WeCom would refuse this reply: its author hears of it as of any error in the handler.
    return runner.recover(error, ctx, outcome.handler).then((recovered) => writeOrDrop(recovered, ctx, now()));
  }
}

function write({ handler, reply, error }: HandlerOutcome, ctx: CallbackContext, now: number): CallbackResult {
  if (reply === undefined) {
    return { outcome: withoutReply(handler, error), handler, error, warnings: NO_WARNINGS };
  }
  const { toUserName, fromUserName } = ctx.message;
  if (!ctx.isFromMember) {
    const warnings = ['the reply was dropped: this event comes from no member'];
    return { outcome: withoutReply(handler, error), handler, error, warnings };
  }
  const rendered = renderReply(reply, { toUserName: fromUserName, fromUserName: toUserName, createTime: now });
  const doubt = canReply(ctx.message) ? [] : ['WeCom documents no passive reply to this event and may not show it'];
  return {
    outcome: error === undefined ? 'replied' : 'handler_error',
    handler,
    xml: rendered.xml,
    reply,
    rest: rendered.rest,
    error,
    warnings: doubt.length === 0 ? rendered.warnings : [...rendered.warnings, ...doubt],
  };
}

function withoutReply(handler: string | undefined, error: HandlerError | undefined): CallbackOutcome {
  if (error !== undefined) return 'handler_error';
  return handler === undefined ? 'unhandled' : 'empty';
}

function writeOrDrop(outcome: HandlerOutcome, ctx: CallbackContext, now: number): CallbackResult {
  try {
    return write(outcome, ctx, now);
  } catch (cause) {
    const message = 'the reply of the error handler cannot be sent either';
    const error = new HandlerError('invalid_reply', message, { cause, handler: 'errorHandler' });
    return { outcome: 'handler_error', handler: outcome.handler, error, warnings: NO_WARNINGS };
  }
}

const NO_WARNINGS: readonly string[] = [];
