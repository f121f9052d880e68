import type { HandlerError } from '../errors/index.js';
import { wireNames } from '../handlers/index.js';
import type { Logger } from '../logger/index.js';
import type { CallbackContext } from './callback-context.js';
import type { CallbackResult } from './reply-to.js';

/** Writes the one line that says what a callback was, what became of it and how long it took. */
export function logCallback(
  logger: Logger,
  ctx: CallbackContext,
  { handler, xml, error, warnings }: CallbackResult,
  warning: string | undefined,
  durationMs: number,
): void {
  const { type, changeType } = wireNames(ctx.message);
  const isEvent = ctx.message.msgType === 'event';
  const fields = {
    requestId: ctx.requestId,
    msgType: isEvent ? 'event' : type,
    ...(isEvent ? { event: type, changeType } : undefined),
    userId: ctx.userId,
    agentId: ctx.agentId,
    handler,
    outcome:
      error !== undefined
        ? 'handler_error'
        : xml !== undefined
          ? 'replied'
          : handler === undefined
            ? 'unhandled'
            : 'empty',
    durationMs,
  };
  if (error !== undefined)
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
function originOf(error: HandlerError): Error {
  const isPlain = error.code === 'handler_threw' && !(error.cause instanceof AggregateError);
  return isPlain && error.cause instanceof Error ? error.cause : error;
}
