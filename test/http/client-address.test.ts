import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, it } from 'node:test';
import { ConfigError } from '../../src/errors/index.js';
import { clientAddress, plainAddress, type TrustProxy, trustedProxies } from '../../src/http/index.js';

function requestFrom(remoteAddress: string | undefined, forwardedFor?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  const request = new IncomingMessage(socket);
  if (forwardedFor !== undefined) request.headers['x-forwarded-for'] = forwardedFor;
  return request;
}

describe('plainAddress()', () => {
  for (const [given, plain] of [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['::ffff', '::ffff'],
    ['::ffff:1:2:3', '::ffff:1:2:3'],
    ['fe80::1%eth0', 'fe80::1'],
    ['192.0.2.1:8080', '192.0.2.1'],
    ['[2001:db8::1]:8080', '2001:db8::1'],
    ['[::ffff:192.0.2.1]', '192.0.2.1'],
    ['unknown', undefined],
    ['192.0.2', undefined],
    ['192.0.2.256', undefined],
    ['', undefined],
    ['[]:80', undefined],
    [undefined, undefined],
  ] as const) {
    it(`takes ${given ?? 'nothing'} for ${plain ?? 'no address'}`, () => assert.equal(plainAddress(given), plain));
  }
});

describe('clientAddress()', () => {
  const cases: readonly [TrustProxy, string | undefined, string | undefined, string | undefined][] = [
    [false, '::ffff:10.0.0.1', '203.0.113.9', '10.0.0.1'],
    [0, '10.0.0.1', '203.0.113.9', '10.0.0.1'],
    ['', '10.0.0.1', '203.0.113.9', '10.0.0.1'],
    [[], '10.0.0.1', '203.0.113.9', '10.0.0.1'],
    ['false', '10.0.0.1', '203.0.113.9', '10.0.0.1'],
    [true, '10.0.0.1', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
    ['true', '10.0.0.1', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
    [1, '10.0.0.1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['2', '10.0.0.1', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
    [1, '10.0.0.1', undefined, '10.0.0.1'],
    ['10.0.0.0/8', '10.0.0.1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    ['10.0.0.0/8', '::ffff:10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['10.0.0.0/8', '192.0.2.1', '203.0.113.9', '192.0.2.1'],
    ['10.0.0.0/8, 198.51.100.7', '10.0.0.1', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
    [['loopback', 'uniquelocal'], '127.0.0.1', '203.0.113.9, 10.1.1.1', '203.0.113.9'],
    ['loopback', '127.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
    ['loopback', '127.0.0.1', 'for somebody', undefined],
    ['loopback', undefined, '203.0.113.9', undefined],
    [false, undefined, '203.0.113.9', undefined],
  ];
  for (const [trust, remote, forwardedFor, expected] of cases) {
    it(`trusting ${JSON.stringify(trust)}, takes ${remote} for ${forwardedFor} to be ${expected}`, () => {
      assert.equal(clientAddress(requestFrom(remote, forwardedFor), trustedProxies(trust)), expected);
    });
  }

  for (const trust of ['loopback, nowhere', ['10.0.0.0/33'], -1, 1.5, Number.NaN, 'no'] as const) {
    it(`explains that ${JSON.stringify(trust)} is no setting`, () => {
      assert.throws(
        () => trustedProxies(trust),
        (error) => error instanceof ConfigError && /trustProxy \(.*WECOM_APP_TRUST_PROXY\)/.test(error.message),
      );
    });
  }
});
