import { ApiError, HttpError } from '../../errors/index.js';
import { retryRuleOf } from '../errcode/index.js';

/** WeCom's own advice: at most three retries. */
const MAX_RETRIES = 3;
const FIRST_BACKOFF = 1_000;
const LONGEST_BACKOFF = 8_000;
/** The shortest window of a frequency limit, and the only one worth waiting for. */
const MINUTE = 60_000;

/** What has been done for one call so far. */
export interface Attempts {
  /** Retries after a pause. */
  readonly retries: number;
  readonly renewed: boolean;
  readonly waitedForWindow: boolean;
}

/** What is allowed for one call. */
export interface RetryTerms {
  readonly idempotent: boolean;
  /** Whether the call carries an access token that can be renewed. */
  readonly renewable: boolean;
  /** How long it may wait for a frequency limit, in milliseconds. */
  readonly maxWait: number;
}

/** What to do after a failed attempt. */
export type NextStep =
  | { readonly kind: 'fail' }
  | { readonly kind: 'renew' }
  | { readonly kind: 'pause'; readonly delay: number; readonly for: 'retry' | 'window' };

const FAIL: NextStep = { kind: 'fail' };

/**
 * Decides what a failed attempt leads to.
 *
 * 1. An errcode of the retry table: pause, renew the token (once), or wait out the minute (once).
 * 2. A request that never left: pause and retry.
 * 3. A timeout, a broken connection or a server failure: retry only what may be carried out twice.
 *
 * @param random a number from 0 to 1: pauses have full jitter, so that many callers do not return all at once
 */
export function nextStep(error: unknown, attempts: Attempts, terms: RetryTerms, random: () => number): NextStep {
  if (error instanceof ApiError) return afterRefusal(error.errCode, attempts, terms, random);
  if (error instanceof HttpError && mayRepeat(error, terms)) return backoff(attempts, random);
  return FAIL;
}

function afterRefusal(errCode: number, attempts: Attempts, terms: RetryTerms, random: () => number): NextStep {
  switch (retryRuleOf(errCode)) {
    case 'backoff':
      return backoff(attempts, random);
    case 'renew':
      return terms.renewable && !attempts.renewed ? { kind: 'renew' } : FAIL;
    case 'window':
      if (attempts.waitedForWindow || terms.maxWait < MINUTE) return FAIL;
      return { kind: 'pause', delay: MINUTE, for: 'window' };
    default:
      return FAIL;
  }
}

function mayRepeat(error: HttpError, { idempotent }: RetryTerms): boolean {
  switch (error.code) {
    case 'connect_failed':
      return true;
    case 'timeout':
    case 'connection_lost':
      return idempotent;
    case 'http_status':
      return idempotent && (error.status ?? 0) >= 500;
    default:
      return false;
  }
}

function backoff({ retries }: Attempts, random: () => number): NextStep {
  if (retries >= MAX_RETRIES) return FAIL;
  const ceiling = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** retries);
  return { kind: 'pause', delay: Math.round(random() * ceiling), for: 'retry' };
}
