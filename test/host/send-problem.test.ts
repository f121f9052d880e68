import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HttpProblem } from '../../src/gateway/http/index.js';
import { sendProblem } from '../../src/host/text-sender/send-problem.js';
import { ConfigError, HttpError, RateLimitError } from '../../src/index.js';

function statusOf(error: unknown): unknown {
  const problem = sendProblem(error);
  return problem instanceof HttpProblem ? [problem.status, problem.code, problem.headers['Retry-After']] : problem;
}

describe('what a program is told when a text could not be sent', () => {
  it('is whether trying again may help, and when', () => {
    const lost = { path: 'message/send', maybeProcessed: true };
    assert.deepEqual(statusOf(new HttpError('timeout', 'no answer', lost)), [504, 'timeout', undefined]);
    assert.deepEqual(statusOf(new HttpError('connection_lost', 'gone', lost)), [502, 'connection_lost', undefined]);
    assert.deepEqual(statusOf(new RateLimitError('30 a minute', 1500, 0)), [429, 'rate_limited', '2']);
    assert.deepEqual(statusOf(new RateLimitError('30 a minute', Number.POSITIVE_INFINITY, 0)), [
      429,
      'rate_limited',
      '86400',
    ]);
    assert.deepEqual(statusOf(new ConfigError([])), [500, 'not_configured', undefined]);
    const stranger = new TypeError('a fault of ours');
    assert.equal(statusOf(stranger), stranger);
  });
});
