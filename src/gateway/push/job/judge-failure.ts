import { retryRuleOf } from '../../../api/errcode/index.js';
import { ApiError, HttpError, RateLimitError, StoreError, WecomError } from '../../../errors/index.js';
import { PushTargetError } from '../push-target-error.js';
import type { PushFailure } from '../record/index.js';
import type { PushWork } from '../work/index.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses before further tries. */
const DELAYS = [5 * SECOND, 15 * SECOND, MINUTE, 4 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR];

/**
 * A message that may have arrived is tried again only as long as WeCom surely remembers it: the shortest interval of
 * the repeat check is half an hour.
 */
const DELAYS_WHILE_REMEMBERED = DELAYS.slice(0, 5);

/** What becomes of a push whose message could not be sent. */
export interface Verdict {
  readonly failure: PushFailure;
  /** Milliseconds until the next try; `undefined` when there is no use in one. */
  readonly retryIn: number | undefined;
}

/**
 * Judges why a message could not be sent. The client has tried again by itself already, within seconds; here it is
 * minutes and hours.
 *
 * 1. A cause that passes (WeCom is busy, the network is away, a limit is used up, the app is being reconfigured): the
 *    push is tried again.
 * 2. A message that may have arrived is tried again where WeCom checks for repeats, which is for apps only.
 * 3. Everything else needs somebody to act first.
 *
 * @param failures how many tries have failed before this one
 */
export function judgeFailure(error: unknown, failures: number, road: PushWork['road']): Verdict {
  const failure = describeFailure(error);
  const mayHaveArrived = error instanceof HttpError && error.maybeProcessed;
  return {
    failure: mayHaveArrived ? { ...failure, hint: 'The message may have arrived all the same.' } : failure,
    retryIn: retryIn(error, failures, road),
  };
}

function retryIn(error: unknown, failures: number, road: PushWork['road']): number | undefined {
  if (error instanceof RateLimitError) return afterLimit(error.retryAfter, failures);
  if (error instanceof StoreError || error instanceof PushTargetError) return DELAYS[failures];
  if (error instanceof ApiError) return retryRuleOf(error.errCode) === undefined ? undefined : DELAYS[failures];
  if (!(error instanceof HttpError)) return undefined;
  if (!error.maybeProcessed) return DELAYS[failures];
  return road === 'app' ? DELAYS_WHILE_REMEMBERED[failures] : undefined;
}

function afterLimit(retryAfter: number, failures: number): number | undefined {
  const delay = DELAYS[failures];
  return delay === undefined || !Number.isFinite(retryAfter) ? undefined : Math.max(delay, retryAfter);
}

/** What the caller is told: of an error of this package what it says, of any other nothing. */
export function describeFailure(error: unknown): PushFailure {
  if (error instanceof ApiError) {
    const { code, errCode, meaning, hint } = error;
    return { code, errCode, reason: `${meaning.en} (${meaning.zh})`, ...(hint === undefined ? {} : { hint }) };
  }
  if (error instanceof WecomError) return { code: error.code, reason: error.message };
  return { code: 'internal_error', reason: 'The gateway failed; its log says more.' };
}
