import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkFailure } from '../../src/api/transport/index.js';

function failure(fields: object): Error {
  return Object.assign(new Error('https://a.example/?access_token=secret'), fields);
}

for (const code of [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]) {
  test(`${code}: the request never left`, () => {
    const { code: kind, reason, hint } = networkFailure(failure({ code }));
    assert.deepEqual([kind, reason], ['connect_failed', code]);
    assert.match(hint ?? '', /egress proxy/);
  });
}

for (const code of ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_BODY_TIMEOUT']) {
  test(`${code}: the request may have arrived`, () => {
    assert.deepEqual(networkFailure(failure({ code })), { code: 'connection_lost', reason: code });
  });
}

for (const code of ['CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']) {
  test(`${code}: a certificate nobody trusts`, () => {
    const { code: kind, hint } = networkFailure(failure({ code }));
    assert.equal(kind, 'connect_failed');
    assert.match(hint ?? '', /NODE_EXTRA_CA_CERTS/);
  });
}

test('a strange failure may have arrived, and its words are not passed on', () => {
  assert.deepEqual(networkFailure(failure({})), { code: 'connection_lost', reason: 'Error' });
  assert.deepEqual(networkFailure(undefined), { code: 'connection_lost', reason: 'unknown failure' });
  assert.deepEqual(networkFailure('text'), { code: 'connection_lost', reason: 'unknown failure' });
});
