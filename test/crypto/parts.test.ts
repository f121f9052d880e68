import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  buildPlainFrame,
  CallbackCrypto,
  createFrameCipher,
  createPlainFrameCipher,
  decodeEncodingAESKey,
  readPlainFrame,
  signature,
  signatureMatches,
} from '../../src/crypto/index.js';

/** Those of the official example. */
const A = {
  token: 'QDG6eK',
  encodingAESKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: 'wx5823bf96d3bd56c7',
};
const OTHER_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

describe('createFrameCipher', () => {
  it('agrees with the textbook form beyond the random first block, in any order of calls', () => {
    const key = decodeEncodingAESKey(A.encodingAESKey);
    const fast = createFrameCipher(key);
    const textbook = createPlainFrameCipher(key);
    const blocks = fc
      .integer({ min: 2, max: 12 })
      .chain((count) => fc.uint8Array({ minLength: count * 16, maxLength: count * 16 }));
    fc.assert(
      fc.property(blocks, fc.boolean(), (bytes, encryptFirst) => {
        const frame = Buffer.from(bytes);
        if (encryptFirst) assert.deepEqual(textbook.decrypt(fast.encrypt(frame)).subarray(16), frame.subarray(16));
        else assert.deepEqual(fast.decrypt(textbook.encrypt(frame)).subarray(16), frame.subarray(16));
      }),
    );
  });

  it('refuses parts of a block, which would shift everything after them, and goes on working', () => {
    const key = decodeEncodingAESKey(A.encodingAESKey);
    for (const cipher of [createFrameCipher(key), createPlainFrameCipher(key)]) {
      for (const length of [0, 1, 15, 17, 33]) {
        assert.throws(() => cipher.encrypt(Buffer.alloc(length)), RangeError);
        assert.throws(() => cipher.decrypt(Buffer.alloc(length)), RangeError);
      }
      const frame = Buffer.alloc(32, 7);
      assert.deepEqual(cipher.decrypt(cipher.encrypt(frame)).subarray(16), frame.subarray(16));
    }
  });
});

describe('signatureMatches', () => {
  it('judges each pair by itself', () => {
    const right = signature('a', 'b', 'c', 'd');
    assert.equal(signatureMatches(right, right), true);
    for (const wrong of ['', 'a', right.slice(1), `${right}0`]) assert.equal(signatureMatches(wrong, right), false);
  });
});

describe('decodeEncodingAESKey', () => {
  it('takes keys whose spare bits are set', () => assert.equal(decodeEncodingAESKey(OTHER_KEY).length, 32));
  for (const [why, key] of [
    ['42 characters', 'a'.repeat(42)],
    ['a blank inside', `${OTHER_KEY.slice(0, 20)} ${OTHER_KEY.slice(21)}`],
    ['URL-safe base64', `${OTHER_KEY.slice(0, 42)}-`],
  ] as const) {
    it(`refuses ${why}`, () => assert.throws(() => decodeEncodingAESKey(key), { code: 'invalid_config' }));
  }
});

describe('readPlainFrame', () => {
  it('accepts every pad length from 1 to 32', () => {
    const seen = new Set<number>();
    for (let length = 0; length < 32; length++) {
      const frame = buildPlainFrame('x'.repeat(length), A.receiveId);
      seen.add(frame[frame.length - 1] ?? 0);
      const read = readPlainFrame(frame);
      assert.ok(typeof read !== 'string');
      assert.equal(read.message.length, length);
    }
    assert.equal(seen.size, 32);
  });

  it('never reads beyond random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 96 }), (bytes) => void readPlainFrame(Buffer.from(bytes))));
  });
});

describe('CallbackCrypto', () => {
  for (const [why, changed] of [
    ['no token', { token: undefined }],
    ['an empty token', { token: '' }],
    ['no receiveId', { receiveId: undefined }],
    ['no key', { encodingAESKey: undefined }],
    ['a list for a key', { encodingAESKey: [A.encodingAESKey] }],
  ] as const) {
    it(`refuses ${why}`, () =>
      assert.throws(() => new CallbackCrypto({ ...A, ...changed } as never), { code: 'invalid_config' }));
  }
});
