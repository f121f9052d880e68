import type { Clock } from '../../clock/index.js';
import { ApiError, HttpError } from '../../errors/index.js';
import type { Observer } from '../../observe/index.js';
import type { ApiCaller } from '../caller/index.js';
import { retryRuleOf } from '../errcode/index.js';
import type { Credential } from './credential.js';
import { observedFetch } from './observed-fetch.js';

export interface FetchAccessTokenOptions {
  /** Asked for late: the caller itself needs the access token. */
  readonly caller: () => ApiCaller;
  readonly clock: Clock;
  readonly corpId: string;
  readonly secret: string;
  /** Hears of each time that WeCom is asked. */
  readonly observer: Observer | undefined;
}

interface Refusal {
  readonly error: ApiError;
  readonly count: number;
  readonly until: number;
}

const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 600_000;

/**
 * Makes the function that asks WeCom for an access token. A refusal is remembered for a minute, then longer, up to
 * ten minutes, and given again meanwhile without asking: a wrong secret tried over and over bans the caller's
 * address for an hour.
 * @see https://developer.work.weixin.qq.com/document/path/91039
 */
export function accessTokenFetcher(options: FetchAccessTokenOptions): () => Promise<Credential> {
  const { caller, clock, corpId, secret } = options;
  const ask = observedFetch(
    'access_token',
    async () => {
      // A frequency limit is not waited for: every call of the app would wait along.
      const query = { corpid: corpId, corpsecret: secret };
      const answer = await caller().call('gettoken', { query, auth: 'none', maxWait: 0 });
      return toCredential('gettoken', answer.access_token, answer.expires_in);
    },
    options,
  );
  let refusal: Refusal | undefined;
  return async () => {
    if (refusal !== undefined && clock.now() < refusal.until) throw refusal.error;
    try {
      const credential = await ask(undefined);
      refusal = undefined;
      return credential;
    } catch (error) {
      if (isFinal(error)) refusal = nextRefusal(error, refusal, clock.now());
      throw error;
    }
  };
}

/** Reads a credential off an answer. */
export function toCredential(path: string, value: unknown, expiresIn: unknown): Credential {
  if (typeof value === 'string' && value !== '') return { value, expiresIn: Number(expiresIn) || 0 };
  const message = `${path} was answered without a token or ticket.`;
  throw new HttpError('bad_answer', message, { path, maybeProcessed: true });
}

/** Whether asking again soon would bring the same answer. */
function isFinal(error: unknown): error is ApiError {
  return error instanceof ApiError && retryRuleOf(error.errCode) !== 'backoff';
}

function nextRefusal(error: ApiError, last: Refusal | undefined, now: number): Refusal {
  const count = (last?.count ?? 0) + 1;
  return { error, count, until: now + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (count - 1)) };
}
