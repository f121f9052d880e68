import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CallbackResponse, refuse, textResponse } from '../dispatch/index.js';
import { CallbackError } from '../errors/index.js';
import type { CallbackEndpoint } from './callback-endpoint.js';
import type { FailureLimiter } from './failure-limiter.js';
import type { RequestReader } from './request-reader.js';

/** A request that is being refused. */
export interface RefusedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly endpoint: CallbackEndpoint;
  readonly reader: RequestReader;
  /** `performance.now()` when the request came. */
  readonly start: number;
}

/** What the caller is told; which of its requests went wrong and why stands in the log. */
const TOO_MANY = 'too many requests from this address were refused';

/**
 * What to answer a request that cannot be accepted. Every refusal that is the caller's fault (4xx) counts for the
 * failure limit, beyond which the answer is 429 and the log falls silent.
 */
export function refuseRequest(error: unknown, refused: RefusedRequest): CallbackResponse | Promise<CallbackResponse> {
  const { logger, failures, onRefused } = refused.endpoint;
  onRefused?.(error instanceof CallbackError ? error.code : 'internal_error', refused.start);
  const isCallersFault = error instanceof CallbackError && error.status < 500;
  if (isCallersFault && failures !== undefined) return refuseWithinLimit(error, failures, refused);
  return refuse(error, logger, refused.start);
}

async function refuseWithinLimit(
  error: CallbackError,
  failures: FailureLimiter,
  { request, response, endpoint, reader, start }: RefusedRequest,
): Promise<CallbackResponse> {
  const { logger, trustedProxies } = endpoint;
  const address = reader.address(request, trustedProxies);
  const verdict = await failures.count(request, response, address);
  if (verdict === 'within') return refuse(error, logger, start);
  if (verdict === 'first_beyond') return refuse(tooManyFailures(error, address), logger, start);
  const fields = { outcome: 'refused', code: 'too_many_failures', reason: error.message, address, status: 429 };
  logger.debug(fields, 'callback refused');
  return textResponse(429, TOO_MANY);
}

function tooManyFailures(cause: CallbackError, address = 'an unknown address'): CallbackError {
  return new CallbackError('too_many_failures', TOO_MANY, {
    cause,
    hint: `from ${address}, the last one because: ${cause.message}; further ones are logged at debug until the minute is over, and genuine callbacks are still accepted; failureLimit (WECOM_APP_FAILURE_LIMIT) sets how many`,
  });
}
