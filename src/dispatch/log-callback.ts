import type { HandlerError } from '../errors/index.js';
import { wireNames } from '../handlers/index.js';
import type { Logger } from '../logger/index.js';
import type { CallbackContext } from './callback-context.js';
import type { CallbackResult } from './callback-result.js';

/** Writes the one line that says what a callback was, what became of it and how long it took. */
export function logCallback(
  logger: Logger,
  ctx: CallbackContext,
  result: CallbackResult,
  warning: string | undefined,
  durationMs: number,
): void {
  const { handler, outcome, error, warnings, road, tryNumber = 1 } = result;
  const { type, changeType } = wireNames(ctx.message);
  const isEvent = ctx.message.msgType === 'event';
  const fields = {
    requestId: ctx.requestId,
    msgType: isEvent ? 'event' : type,
    ...(isEvent ? { event: type, changeType } : undefined),
    userId: ctx.userId,
    agentId: ctx.agentId,
    handler,
    outcome,
    ...(road === undefined ? undefined : { road }),
    ...(tryNumber === 1 ? undefined : { try: tryNumber }),
    durationMs,
  };
  // A handler's failure is told once, not with each try.
  if (error !== undefined && tryNumber === 1)
    logger.error({ ...fields, ...warned(warnings, warning), err: originOf(error) }, 'callback failed in its handler');
  else if (warning !== undefined || warnings.length > 0)
    logger.warn({ ...fields, ...warned(warnings, warning) }, 'callback');
  else logger.info(fields, 'callback');
}

function warned(warnings: readonly string[], warning: string | undefined): { warnings?: readonly string[] } {
  const all = warning === undefined ? warnings : [warning, ...warnings];
  return all.length === 0 ? {} : { warnings: all };
}

/** The author's own error, whose stack tells where; the handler's name stands in the line anyway. */
export function originOf(error: HandlerError): Error {
  const isPlain = error.code === 'handler_threw' && !(error.cause instanceof AggregateError);
  return isPlain && error.cause instanceof Error ? error.cause : error;
}
