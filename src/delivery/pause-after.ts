import { retryRuleOf } from '../api/errcode/index.js';
import { ApiError, HttpError, RateLimitError } from '../errors/index.js';

/** Milliseconds before the first further attempts. */
const FIRST_PAUSES = [5_000, 15_000, 60_000];
/** And before each that follows: no longer, since what is owed to the same member after this waits as well. */
const LONGEST_PAUSE = 300_000;
/** So many attempts take two hours, long enough for an outage. */
const MOST_ATTEMPTS = 27;

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
  if (!mayPass || attempts >= MOST_ATTEMPTS) return undefined;
  return FIRST_PAUSES[attempts - 1] ?? LONGEST_PAUSE;
}

/** Why a send failed, in one line without secrets. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
