import { WecomError } from './wecom-error.js';

/**
 * A call was held back, and not made, because it would have gone over a frequency limit (访问频率限制) and the limit
 * does not free up within the time the call may wait. WeCom drops some of these messages without an error, so
 * sending anyway would lose them. Code `rate_limited`.
 * @see https://developer.work.weixin.qq.com/document/path/90312
 */
export class RateLimitError extends WecomError {
  /** The limit, e.g. `30 messages a minute to one member`. */
  readonly limit: string;
  /** How long the limit still bars the call, in milliseconds; infinite when one call asks for more than all of it. */
  readonly retryAfter: number;

  constructor(limit: string, retryAfter: number, maxWait: number) {
    super('rate_limited', describe(limit, retryAfter, maxWait));
    this.limit = limit;
    this.retryAfter = retryAfter;
  }
}

function describe(limit: string, retryAfter: number, maxWait: number): string {
  if (!Number.isFinite(retryAfter)) return `More than the limit of ${limit}, at once: it can never go as one message.`;
  return (
    `Held back by the limit of ${limit}: it frees up in ${seconds(retryAfter)}, longer than the call may wait ` +
    `(maxWait leaves ${seconds(maxWait)}). Send less often, raise maxWait, or try again later.`
  );
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
