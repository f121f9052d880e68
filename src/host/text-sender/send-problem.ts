import { ApiError, ConfigError, HttpError, RateLimitError } from '../../errors/index.js';
import { HttpProblem } from '../../gateway/http/index.js';

/** What a caller is told when WeCom did not take the text: a 5xx, unless it sends too often. */
export function sendProblem(cause: unknown): unknown {
  if (cause instanceof ApiError) return new HttpProblem(502, cause.code, cause.message, { cause });
  if (cause instanceof HttpError) {
    return new HttpProblem(cause.code === 'timeout' ? 504 : 502, cause.code, cause.message, { cause });
  }
  if (cause instanceof RateLimitError) {
    const seconds = Math.max(1, Math.ceil(Math.min(cause.retryAfter, 86_400_000) / 1000));
    return new HttpProblem(429, cause.code, cause.message, { cause, headers: { 'Retry-After': String(seconds) } });
  }
  if (cause instanceof ConfigError) {
    return new HttpProblem(500, 'not_configured', 'The app has no secret or agentId, so it cannot send.', { cause });
  }
  return cause;
}
