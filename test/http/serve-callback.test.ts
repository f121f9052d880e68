import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import {
  AddressList,
  type CallbackEndpoint,
  callbackListener,
  FailureLimiter,
  listen,
  trustedProxies,
} from '../../src/http/index.js';
import type { LogLine } from '../helpers/recording-logger.js';
import { endpointOf, limiterOf, post } from './endpoint.js';
import { openRawSocket, until } from './raw-socket.js';

const closers: (() => Promise<void>)[] = [];
after(() => Promise.all(closers.map((close) => close())));

async function start(
  options: Partial<CallbackEndpoint> = {},
): Promise<{ readonly url: string; readonly port: number; readonly lines: LogLine[] }> {
  const endpoint = endpointOf(options);
  const server = await listen(callbackListener('/cb', endpoint), '127.0.0.1', 0);
  closers.push(() => server.close(0));
  return { url: `${server.origin}/cb`, port: server.port, lines: endpoint.lines };
}

const codes = (lines: readonly LogLine[]): unknown[] => lines.map(({ level, code }) => [level, code]);

describe('serveCallback() with a failure limit', () => {
  it('answers 429 beyond it, logs that once, and still accepts what is genuine', async () => {
    const refused: string[] = [];
    const { url, lines } = await start({ failures: limiterOf(2), onRefused: (code) => void refused.push(code) });
    const answers: [number, string | null, string][] = [];
    for (let count = 0; count < 5; count++) {
      const response = await post(url, { isForged: true });
      answers.push([response.status, response.headers.get('retry-after'), await response.text()]);
      assert.equal((await post(url)).status, 200);
    }
    const [within, beyond] = [
      [403, null, 'msg_signature does not match'],
      [429, '60', 'too many requests from this address were refused'],
    ];
    assert.deepEqual(answers, [within, within, beyond, beyond, beyond]);
    assert.deepEqual(codes(lines), [
      ['warn', 'signature_mismatch'],
      ['warn', 'signature_mismatch'],
      ['warn', 'too_many_failures'],
      ['debug', 'too_many_failures'],
      ['debug', 'too_many_failures'],
    ]);
    assert.match(String(lines[2]?.hint), /^from 127\.0\.0\.1, the last one because: msg_signature does not match/);
    assert.deepEqual([lines[3]?.address, lines[3]?.status], ['127.0.0.1', 429]);
    assert.deepEqual(refused, Array(5).fill('signature_mismatch'));
  });

  it('shows the limit on what it refuses and on nothing else', async () => {
    const { url } = await start({ failures: limiterOf(7) });
    const refused = await post(url, { isForged: true });
    assert.match(String(refused.headers.get('ratelimit')), /^limit=7, remaining=6, reset=\d+$/);
    assert.equal(refused.headers.get('ratelimit-policy'), '7;w=60');
    assert.equal((await post(url)).headers.get('ratelimit'), null);
  });

  it('counts whatever is the fault of the caller, and nothing else', async () => {
    const { url, lines } = await start({ failures: limiterOf(100) });
    const remaining = async (response: Promise<Response>): Promise<[number, string | undefined]> => {
      const { status, headers } = await response;
      return [status, /remaining=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]];
    };
    assert.deepEqual(await remaining(fetch(url)), [400, '99']);
    assert.deepEqual(await remaining(fetch(url, { method: 'PUT' })), [400, '98']);
    assert.deepEqual(await remaining(post(url, { isForged: true })), [403, '97']);
    assert.deepEqual(await remaining(post(url, { content: 'x'.repeat(9000) })), [413, '96']);
    assert.deepEqual(await remaining(post(url, { content: 'busy' })), [503, undefined]);
    assert.deepEqual(await remaining(post(url, { content: 'broken' })), [500, undefined]);
    assert.deepEqual(await remaining(fetch(url)), [400, '95']);
    assert.equal(lines.length, 7);
  });

  it('counts a body that never ends, although nobody is left to be answered', async () => {
    const failures = limiterOf(0);
    const { port, lines } = await start({ failures });
    const { socket } = await openRawSocket(port);
    socket.write('POST /cb HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<xml>', () => socket.destroy());
    await until(() => lines.length > 0);
    assert.deepEqual(codes(lines), [['warn', 'too_many_failures']]);
    assert.match(String(lines[0]?.hint), /the request ended before its body did/);
  });

  it('tells callers behind a proxy apart when the proxy is trusted', async () => {
    const { url } = await start({ failures: limiterOf(1), trustedProxies: trustedProxies('loopback') });
    const from = async (address: string): Promise<number> =>
      (await post(url, { isForged: true, headers: { 'x-forwarded-for': address } })).status;
    assert.deepEqual(
      [await from('203.0.113.9'), await from('203.0.113.9'), await from('203.0.113.10')],
      [403, 429, 403],
    );
  });

  it('does not believe a caller who names another address', async () => {
    const { url } = await start({ failures: limiterOf(1) });
    const from = async (address: string): Promise<number> =>
      (await post(url, { isForged: true, headers: { 'x-forwarded-for': address } })).status;
    assert.deepEqual([await from('203.0.113.9'), await from('203.0.113.10')], [403, 429]);
  });

  it('answers although its limiter is closed', async () => {
    const failures = new FailureLimiter({ limit: 1 });
    failures.close();
    const { url } = await start({ failures });
    assert.equal((await post(url, { isForged: true })).status, 403);
  });
});

describe('serveCallback() without a failure limit', () => {
  it('answers and logs each refusal by itself', async () => {
    const refused: string[] = [];
    const { url, lines } = await start({ onRefused: (code) => void refused.push(code) });
    for (let count = 0; count < 70; count++) {
      const { status, headers } = await post(url, { isForged: true });
      assert.deepEqual([status, headers.get('ratelimit')], [403, null]);
    }
    assert.equal((await post(url, { content: 'broken' })).status, 500);
    assert.equal(lines.length, 71);
    assert.deepEqual(refused.slice(-2), ['signature_mismatch', 'internal_error']);
  });
});

describe('serveCallback() with an address list', () => {
  it('accepts callbacks from addresses on it', async () => {
    const { url } = await start({ addresses: new AddressList(['127.0.0.*']) });
    assert.equal((await post(url)).status, 200);
  });

  it('refuses others before their body is read, and closes the connection', async () => {
    const addresses = new AddressList(['101.226.103.*']);
    const { url, port, lines } = await start({ addresses, failures: limiterOf(60) });
    const response = await post(url);
    assert.deepEqual([response.status, await response.text()], [403, 'callbacks are not accepted from this address']);
    assert.deepEqual(codes(lines), [['warn', 'address_not_allowed']]);
    assert.match(String(lines[0]?.hint), /came from 127\.0\.0\.1;.*trustProxy.*allowAddresses/);

    const { socket, closed } = await openRawSocket(port);
    socket.write('POST /cb HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n<xml>');
    assert.match(await closed(), /^HTTP\/1\.1 403 Forbidden\r\n[^\0]*connection: close\r\n/i);
    assert.equal((await fetch(url)).status, 403);
  });

  it('looks at what a trusted proxy says', async () => {
    const { url } = await start({
      addresses: new AddressList(['101.226.103.*']),
      trustedProxies: trustedProxies(1),
    });
    assert.equal((await post(url, { headers: { 'x-forwarded-for': '203.0.113.9, 101.226.103.9' } })).status, 200);
    assert.equal((await post(url, { headers: { 'x-forwarded-for': '101.226.103.9, 203.0.113.9' } })).status, 403);
    assert.equal((await post(url)).status, 403);
  });
});

describe('what a browser sees', () => {
  it('must not be taken for anything but text', async () => {
    const { url } = await start();
    for (const response of [await fetch(url), await fetch(`${url}/x`), await post(url, { isForged: true })]) {
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    }
    assert.equal((await post(url)).headers.get('x-content-type-options'), null);
  });
});
