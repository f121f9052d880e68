/**
 * What may be done about an errcode: `backoff` tries again after a pause, `renew` fetches a new access token and
 * tries once more, `window` waits until the minute's limit has passed and tries once more.
 */
export type RetryRule = 'backoff' | 'renew' | 'window';

/** Every other errcode has a cause that trying again does not remove. */
const RETRY_RULES: Readonly<Record<number, RetryRule>> = {
  [-1]: 'backoff',
  6000: 'backoff',
  41063: 'backoff',
  41096: 'backoff',
  45033: 'backoff',
  45035: 'backoff',
  45036: 'backoff',
  40001: 'renew',
  40014: 'renew',
  42001: 'renew',
  45009: 'window',
};

/** What may be done about an errcode; nothing for `undefined`. */
export function retryRuleOf(errCode: number): RetryRule | undefined {
  return RETRY_RULES[errCode];
}
