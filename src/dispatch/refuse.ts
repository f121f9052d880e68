import { CallbackError, type CallbackErrorCode } from '../errors/index.js';
import type { Logger } from '../logger/index.js';
import { type CallbackResponse, textResponse } from './callback-response.js';
import { msSince } from './ms-since.js';

/**
 * Answers a request that cannot be accepted: a short reason for the caller, the likely cause and fix for the log.
 *
 * @param start `performance.now()` when the request came
 */
export function refuse(error: unknown, logger: Logger, start: number): CallbackResponse {
  const durationMs = msSince(start);
  if (!(error instanceof CallbackError)) {
    logger.error({ outcome: 'internal_error', status: 500, durationMs, err: error }, 'callback failed');
    return textResponse(500, 'internal error');
  }
  const { code, message, status, hint } = error;
  const outcome = code === 'busy' ? 'busy' : 'refused';
  logger.warn({ outcome, code, reason: message, hint, status, durationMs }, 'callback refused');
  return textResponse(status, message, HEADERS[code]);
}

const HEADERS: Partial<Record<CallbackErrorCode, Readonly<Record<string, string>>>> = {
  method_not_allowed: { allow: 'GET, POST' },
  // What is left of the request is not worth waiting for.
  body_timeout: { connection: 'close' },
  busy: { 'retry-after': '1' },
};
