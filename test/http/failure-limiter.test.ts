import assert from 'node:assert/strict';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, it } from 'node:test';
import type { FailureLimiter, FailureVerdict } from '../../src/http/index.js';
import { limiterOf } from './endpoint.js';

async function fail(
  limiter: FailureLimiter,
  address: string | undefined,
): Promise<{ readonly verdict: FailureVerdict; readonly response: ServerResponse }> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  return { verdict: await limiter.count(request, response, address), response };
}

async function verdicts(limiter: FailureLimiter, ...addresses: (string | undefined)[]): Promise<FailureVerdict[]> {
  const all: FailureVerdict[] = [];
  for (const address of addresses) all.push((await fail(limiter, address)).verdict);
  return all;
}

describe('FailureLimiter', () => {
  it('tells the first failure beyond the limit from those that follow, for each address', async () => {
    const limiter = limiterOf(2);
    const one = '192.0.2.1';
    assert.deepEqual(await verdicts(limiter, one, one, one, one, '192.0.2.2', one), [
      'within',
      'within',
      'first_beyond',
      'beyond',
      'within',
      'beyond',
    ]);
  });

  it('sets the headers of express-rate-limit', async () => {
    const limiter = limiterOf(1);
    const within = (await fail(limiter, '192.0.2.1')).response.getHeaders();
    assert.deepEqual({ ...within }, { 'ratelimit-policy': '1;w=60', ratelimit: 'limit=1, remaining=0, reset=60' });
    const beyond = (await fail(limiter, '192.0.2.1')).response.getHeaders();
    assert.equal(beyond['retry-after'], '60');
  });

  it('begins anew with the next window', async ({ mock }) => {
    mock.timers.enable({ apis: ['setInterval', 'Date'] });
    const limiter = limiterOf(1);
    assert.deepEqual(await verdicts(limiter, '192.0.2.1', '192.0.2.1'), ['within', 'first_beyond']);
    mock.timers.tick(59_999);
    assert.deepEqual(await verdicts(limiter, '192.0.2.1'), ['beyond']);
    mock.timers.tick(1);
    assert.deepEqual(await verdicts(limiter, '192.0.2.1', '192.0.2.1'), ['within', 'first_beyond']);
  });

  it('counts IPv6 by /64 and IPv4 behind IPv6 as IPv4', async () => {
    const limiter = limiterOf(1);
    assert.deepEqual(
      await verdicts(
        limiter,
        '2001:db8::1',
        '2001:db8::ffff:0:0:1',
        '2001:db8:0:1::1',
        '192.0.2.1',
        '::ffff:192.0.2.1',
      ),
      ['within', 'first_beyond', 'within', 'within', 'first_beyond'],
    );
  });

  it('counts those without an address together', async () => {
    const limiter = limiterOf(1);
    assert.deepEqual(await verdicts(limiter, undefined, undefined), ['within', 'first_beyond']);
  });

  it('says once that the limit is exceeded, however many fail at the same time', async () => {
    const limiter = limiterOf(5);
    const all = await Promise.all(Array.from({ length: 50 }, async () => (await fail(limiter, '192.0.2.1')).verdict));
    assert.equal(all.filter((verdict) => verdict === 'first_beyond').length, 1);
  });

  it('tells only so many addresses apart, and those that it knows go on as before', async () => {
    const limiter = limiterOf(1, { mostAddresses: 3 });
    const known = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];
    assert.deepEqual(await verdicts(limiter, ...known), ['within', 'within', 'within']);
    assert.deepEqual(await verdicts(limiter, '198.51.100.1', '198.51.100.2'), ['within', 'first_beyond']);
    assert.deepEqual(await verdicts(limiter, ...known), ['first_beyond', 'first_beyond', 'first_beyond']);
  });

  it('forgets addresses two windows after their last failure', async ({ mock }) => {
    mock.timers.enable({ apis: ['setInterval', 'Date'] });
    const limiter = limiterOf(1, { mostAddresses: 1 });
    const others = ['192.0.2.2', '192.0.2.3'];
    assert.deepEqual(await verdicts(limiter, '192.0.2.1', ...others), ['within', 'within', 'first_beyond']);
    mock.timers.tick(60_000);
    mock.timers.tick(60_000);
    assert.deepEqual(await verdicts(limiter, ...others), ['within', 'within']);
  });

  it('leaves a response alone that somebody else has begun', async () => {
    const limiter = limiterOf(0);
    const request = new IncomingMessage(new Socket());
    const response = new ServerResponse(request);
    response.writeHead(504);
    assert.equal(await limiter.count(request, response, '192.0.2.1'), 'first_beyond');
    assert.equal(response.getHeader('retry-after'), undefined);
  });
});
