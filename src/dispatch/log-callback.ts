import type { HandlerError } from '../errors/index.js';
import { wireNames } from '../handlers/index.js';
import type { Logger } from '../logger/index.js';
import type { CallbackContext } from './callback-context.js';
import type { CallbackOutcome, CallbackResult } from './callback-result.js';
import type { ReplyRoad } from './reply-road.js';

interface CallbackFields {
  readonly requestId: string;
  readonly msgType: string;
  readonly event?: string;
  readonly changeType?: string | undefined;
  readonly userId: string;
  readonly agentId: number | undefined;
  readonly handler: string | undefined;
  readonly outcome: CallbackOutcome;
  road?: ReplyRoad;
  try?: number;
  durationMs?: number;
}

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
  const { requestId, userId, agentId } = ctx;
  // Member by member: spreading costs more than writing the line.
  const fields: CallbackFields = isEvent
    ? { requestId, msgType: 'event', event: type, changeType, userId, agentId, handler, outcome }
    : { requestId, msgType: type, userId, agentId, handler, outcome };
  if (road !== undefined) fields.road = road;
  if (tryNumber !== 1) fields.try = tryNumber;
  fields.durationMs = durationMs;
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
