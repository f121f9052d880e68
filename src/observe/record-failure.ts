import { ApiError, WecomError } from '../errors/index.js';
import type { TraceSpan } from './tracer.js';

const STATUS_ERROR = 2;

/**
 * Marks a span as failed, with the error and its message as an exception; `inSpan` does it with whatever its task
 * throws. What is thrown need not be an error: of anything else only its type is recorded, since it may be what a member
 * wrote.
 */
export function recordFailure(span: TraceSpan, error: unknown): void {
  try {
    const exception = error instanceof Error ? error : { name: 'Error', message: `a ${typeof error} was thrown` };
    const type = error instanceof WecomError ? error.code : exception.name;
    span.setStatus({ code: STATUS_ERROR, message: type });
    span.setAttribute('error.type', type);
    if (error instanceof ApiError) span.setAttribute('wecom.errcode', error.errCode);
    span.recordException(exception);
  } catch {
    // Anything can be thrown, and looking at it can throw in its turn.
    markFailed(span);
  }
}

function markFailed(span: TraceSpan): void {
  try {
    span.setStatus({ code: STATUS_ERROR });
  } catch {
    // A span that fails itself has nothing left to try.
  }
}
