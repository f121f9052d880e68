import { retryRuleOf } from '../api/errcode/index.js';
import { ApiError, HttpError, RateLimitError } from '../errors/index.js';

/** Milliseconds before each further attempt: about two hours in all, long enough for an outage. */
const PAUSES = [5_000, 15_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000];

/**
 * How long to wait before a failed send is tried again; `undefined` when trying again would not help, or was tried
 * often enough.
 *
 * @param attempts how many failed, this one included
 */
export function pauseAfter(error: unknown, attempts: number): number | undefined {
  if (error instanceof RateLimitError)
    return Number.isFinite(error.retryAfter) ? Math.max(error.retryAfter, 1_000) : undefined;
  const mayPass = error instanceof HttpError || (error instanceof ApiError && retryRuleOf(error.errCode) !== undefined);
  return mayPass ? PAUSES[attempts - 1] : undefined;
}

/** Why a send failed, in one line without secrets. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
