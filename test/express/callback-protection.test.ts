import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import { callbackHandler } from '../../src/express/index.js';
import { AddressList, type CallbackEndpoint } from '../../src/http/index.js';
import type { LogLine } from '../helpers/recording-logger.js';
import { endpointOf, limiterOf, post } from '../http/endpoint.js';

const closers: (() => void)[] = [];
after(() => {
  for (const close of closers) close();
});

async function mount(
  options: Partial<CallbackEndpoint>,
  host = express(),
): Promise<{ readonly url: string; readonly lines: LogLine[] }> {
  const endpoint = endpointOf(options);
  host.use('/cb', callbackHandler(endpoint));
  const server = host.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cb`, lines: endpoint.lines };
}

describe('callbackHandler()', () => {
  it('holds the failure limit, and accepts what is genuine beyond it', async () => {
    const { url, lines } = await mount({ failures: limiterOf(1) });
    const statuses: number[] = [];
    for (let count = 0; count < 3; count++) statuses.push((await post(url, { isForged: true })).status);
    assert.deepEqual(statuses, [403, 429, 429]);
    const beyond = await post(url, { isForged: true });
    assert.match(String(beyond.headers.get('retry-after')), /^\d+$/);
    assert.match(String(beyond.headers.get('ratelimit')), /^limit=1, remaining=0/);
    assert.equal((await post(url)).status, 200);
    assert.deepEqual(
      lines.map(({ level }) => level),
      ['warn', 'warn', 'debug', 'debug'],
    );
  });

  it("keeps apart from a rate limit of one's own", async () => {
    const host = express();
    let seen: unknown;
    host.use(rateLimit({ limit: 100, legacyHeaders: true, standardHeaders: false, validate: false }));
    host.use((request, response, next) => {
      response.once('finish', () => {
        seen = Reflect.get(request, 'rateLimit');
      });
      next();
    });
    const { url } = await mount({ failures: limiterOf(7) }, host);
    const response = await post(url, { isForged: true });
    assert.deepEqual(
      [response.headers.get('x-ratelimit-limit'), response.headers.get('ratelimit-policy')],
      ['100', '7;w=60'],
    );
    assert.equal(Reflect.get(Object(seen), 'limit'), 100);
  });

  it('goes by req.ip, whatever proxies the host has chosen to trust', async () => {
    const host = express().set('trust proxy', 'loopback');
    const addresses = new AddressList(['101.226.103.*']);
    const { url } = await mount({ addresses, failures: limiterOf(1) }, host);
    const from = async (address: string, isForged = false): Promise<number> =>
      (await post(url, { isForged, headers: { 'x-forwarded-for': address } })).status;
    assert.deepEqual([await from('101.226.103.9'), await from('101.226.103.9:443')], [200, 200]);
    assert.deepEqual([await from('203.0.113.9'), await from('203.0.113.9')], [403, 429]);
    assert.deepEqual([await from('203.0.113.10'), await from('nowhere')], [403, 403]);

    const untrusting = await mount({ addresses });
    const response = await post(untrusting.url, { headers: { 'x-forwarded-for': '101.226.103.9' } });
    assert.equal(response.status, 403);
  });
});
