import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  buildPlainFrame,
  CallbackCrypto,
  CallbackError,
  createPlainFrameCipher,
  decodeEncodingAESKey,
  decryptMessage,
  encryptMessage,
  readPlainFrame,
  signature,
  signatureMatches,
  verifyUrl,
} from '../../src/crypto/index.js';

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly token: string | null;
  readonly encodingAESKey: string;
  readonly receiveId: string;
  readonly timestamp: string | null;
  readonly nonce: string | null;
  readonly msgSignature: string | null;
  readonly signatureMatches: boolean | null;
  readonly encrypt: string;
  readonly random: string;
  readonly padLength: number;
  readonly plaintext: string;
}

const vectors: readonly Vector[] = JSON.parse(readFileSync(new URL('./vectors.json', import.meta.url), 'utf8'));

function vector(id: string): Vector {
  const found = vectors.find((candidate) => candidate.id === id);
  assert.ok(found, `no vector ${id}`);
  return found;
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof CallbackError, `not a CallbackError: ${error}`);
    return error.code;
  }
  return 'accepted';
}

const a1 = vector('A1');
const a2 = vector('A2');
const A = { token: 'QDG6eK', encodingAESKey: a1.encodingAESKey, receiveId: a1.receiveId };
const OTHER_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

function queryOf({ msgSignature, timestamp, nonce }: Vector): Record<string, string> {
  return { msg_signature: msgSignature ?? '', timestamp: timestamp ?? '', nonce: nonce ?? '' };
}

describe('published test vectors', () => {
  for (const item of vectors) {
    const frame = (): ReturnType<typeof readPlainFrame> =>
      readPlainFrame(
        createPlainFrameCipher(decodeEncodingAESKey(item.encodingAESKey)).decrypt(Buffer.from(item.encrypt, 'base64')),
      );

    it(`${item.id} decrypts (pad ${item.padLength})`, () => {
      const read = frame();
      assert.ok(typeof read !== 'string');
      assert.equal(read.message.toString('utf8'), item.plaintext);
      assert.equal(read.receiveId, item.receiveId);
    });

    it(`${item.id} encrypts byte for byte`, () => {
      const plain = buildPlainFrame(item.plaintext, item.receiveId);
      plain.write(item.random, 0, 16, 'latin1');
      const cipher = createPlainFrameCipher(decodeEncodingAESKey(item.encodingAESKey));
      assert.equal(cipher.encrypt(plain).toString('base64'), item.encrypt);
      assert.equal(plain[plain.length - 1], item.padLength);
    });

    const { token, timestamp, nonce, msgSignature } = item;
    if (typeof msgSignature !== 'string' || typeof token !== 'string' || msgSignature.length !== 40) continue;
    it(`${item.id} has ${item.signatureMatches ? 'the published' : 'another'} signature`, () => {
      const computed = signature(token, timestamp ?? '', nonce ?? '', item.encrypt);
      assert.equal(signatureMatches(computed, msgSignature), item.signatureMatches);
    });
  }
  it('are all there', () => assert.equal(vectors.length, 18));
});

describe('verifyUrl', () => {
  it('answers the echo as it is, longer than 64 bits too', () => {
    assert.equal(verifyUrl(A, { ...queryOf(a1), echostr: a1.encrypt }), '1616140317555161061');
    const d1 = vector('D1');
    const options = { token: d1.token ?? '', encodingAESKey: d1.encodingAESKey, receiveId: d1.receiveId };
    assert.equal(verifyUrl(options, { ...queryOf(d1), echostr: d1.encrypt }), '94966531020182955848408');
  });

  it('repairs a plus that became a blank', () => {
    assert.ok(a1.encrypt.includes('+'));
    assert.equal(verifyUrl(A, { ...queryOf(a1), echostr: a1.encrypt.replaceAll('+', ' ') }), a1.plaintext);
  });

  it('accepts an empty receiveId only when the message has none', () => {
    const g1 = vector('G1');
    const options = { token: g1.token ?? '', encodingAESKey: g1.encodingAESKey, receiveId: '' };
    assert.equal(verifyUrl(options, { ...queryOf(g1), echostr: g1.encrypt }), g1.plaintext);
    assert.equal(
      codeOf(() => verifyUrl({ ...A, receiveId: '' }, { ...queryOf(a1), echostr: a1.encrypt })),
      'receive_id_mismatch',
    );
  });

  const query = { ...queryOf(a1), echostr: a1.encrypt };
  for (const [why, expected, changed] of [
    ['a flipped signature digit', 'signature_mismatch', { msg_signature: `4${a1.msgSignature?.slice(1)}` }],
    ['an upper-case signature', 'signature_mismatch', { msg_signature: a1.msgSignature?.toUpperCase() }],
    ['a short signature', 'signature_mismatch', { msg_signature: 'abc' }],
    ['characters beyond one byte', 'signature_mismatch', { msg_signature: 'é'.repeat(20) }],
    ['no echostr', 'missing_parameter', { echostr: undefined }],
    ['an empty nonce', 'missing_parameter', { nonce: '' }],
    ['a repeated timestamp', 'repeated_parameter', { timestamp: ['1', '2'] }],
    ['a nested nonce', 'malformed_parameter', { nonce: { x: '1' } }],
    ['an overlong echostr', 'malformed_parameter', { echostr: 'A'.repeat(5000) }],
  ] as const) {
    it(`refuses ${why}`, () =>
      assert.equal(
        codeOf(() => verifyUrl(A, { ...query, ...changed })),
        expected,
      ));
  }

  it('does not read inherited parameters', () => {
    assert.equal(
      codeOf(() => verifyUrl(A, Object.create(query))),
      'missing_parameter',
    );
  });
});

describe('decryptMessage', () => {
  const envelope = (encrypt: string): string =>
    `<xml><ToUserName>x</ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
  const signed = (encrypt: string, options = A): Record<string, string> => ({
    msg_signature: signature(options.token, '1', '2', encrypt),
    timestamp: '1',
    nonce: '2',
  });
  const frameOf = (bytes: Buffer): string =>
    createPlainFrameCipher(decodeEncodingAESKey(A.encodingAESKey)).encrypt(bytes).toString('base64');

  for (const [why, body] of [
    ['CDATA', envelope(a2.encrypt)],
    ['bare text', `<xml><Encrypt>${a2.encrypt}</Encrypt></xml>`],
    ['blanks around', `<xml><Encrypt> \n<![CDATA[ ${a2.encrypt}\n]]> </Encrypt></xml>`],
    ['bytes', Buffer.from(envelope(a2.encrypt))],
    ['a view into a larger buffer', new Uint8Array(Buffer.from(`..${envelope(a2.encrypt)}..`)).subarray(2, -2)],
  ] as const) {
    it(`reads the envelope with ${why}`, () => assert.equal(decryptMessage(A, queryOf(a2), body), a2.plaintext));
  }

  it('takes a prepared CallbackCrypto, call after call', () => {
    const crypto = new CallbackCrypto(A);
    for (let round = 0; round < 3; round++)
      assert.equal(decryptMessage(crypto, queryOf(a2), envelope(a2.encrypt)), a2.plaintext);
  });

  const pad = (bytes: number, value: number, length = 1): Buffer => {
    const frame = Buffer.alloc(64, value);
    frame.fill(0, 0, 64 - bytes);
    frame.writeUInt32BE(length, 16);
    return frame;
  };
  for (const [why, expected, encrypt, options] of [
    ['the wrong receiveId', 'receive_id_mismatch', a2.encrypt, { ...A, receiveId: 'wx0000000000000000' }],
    ['the wrong key', 'decrypt_failed', a2.encrypt, { ...A, encodingAESKey: OTHER_KEY }],
    ['a ciphertext cut to 50 characters', 'decrypt_failed', a2.encrypt.slice(0, 50), A],
    ['a ciphertext of 16 bytes', 'decrypt_failed', Buffer.alloc(16).toString('base64'), A],
    ['what is not base64', 'decrypt_failed', '!!!', A],
    ['pad 0', 'decrypt_failed', frameOf(pad(1, 0)), A],
    ['pad 33', 'decrypt_failed', frameOf(pad(33, 33)), A],
    ['uneven padding', 'decrypt_failed', frameOf(pad(1, 5)), A],
    ['a length beyond the buffer', 'decrypt_failed', frameOf(pad(4, 4, 41)), A],
    ['an absurd length', 'decrypt_failed', frameOf(pad(4, 4, 0xffffffff)), A],
  ] as const) {
    it(`refuses ${why}`, () =>
      assert.equal(
        codeOf(() => decryptMessage(options, signed(encrypt, options), envelope(encrypt))),
        expected,
      ));
  }

  for (const [why, expected, body] of [
    ['an empty body', 'body_empty', ''],
    ['blanks only', 'body_empty', ' \n'],
    ['JSON', 'malformed_envelope', '{"encrypt":"abc"}'],
    ['XML without Encrypt', 'malformed_envelope', '<xml><A>1</A></xml>'],
    ['an empty Encrypt', 'malformed_envelope', '<xml><Encrypt></Encrypt></xml>'],
    ['an open Encrypt', 'malformed_envelope', '<xml><Encrypt>abc'],
    ['two Encrypts', 'malformed_envelope', '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'],
    ['a DTD', 'malformed_envelope', `<!DOCTYPE xml>${envelope(a2.encrypt)}`],
    ['invalid UTF-8', 'malformed_envelope', Buffer.from([0xff, 0xfe, 0x3c])],
  ] as const) {
    it(`refuses ${why}`, () =>
      assert.equal(
        codeOf(() => decryptMessage(A, queryOf(a2), body)),
        expected,
      ));
  }

  it('refuses a message that is not UTF-8', () => {
    const frame = buildPlainFrame('??', A.receiveId);
    frame.writeUInt16BE(0xc328, 20);
    const encrypt = frameOf(frame);
    assert.equal(
      codeOf(() => decryptMessage(A, signed(encrypt), envelope(encrypt))),
      'malformed_xml',
    );
  });

  it('tells a wrong token, a wrong key and a wrong corpId apart in the hint', () => {
    const hintOf = (options: typeof A, query: Record<string, string>): string => {
      try {
        decryptMessage(options, query, envelope(a2.encrypt));
      } catch (error) {
        return error instanceof CallbackError ? (error.hint ?? '') : '';
      }
      return '';
    };
    assert.match(hintOf({ ...A, token: 'other' }, queryOf(a2)), /WECOM_APP_TOKEN/);
    assert.match(hintOf({ ...A, encodingAESKey: OTHER_KEY }, queryOf(a2)), /WECOM_APP_AES_KEY/);
    assert.match(hintOf({ ...A, receiveId: 'wwother' }, queryOf(a2)), /WECOM_APP_CORP_ID/);
  });
});

describe('encryptMessage', () => {
  const partsOf = (xml: string): RegExpExecArray => {
    const parts =
      /^<xml><Encrypt><!\[CDATA\[(.+)\]\]><\/Encrypt><MsgSignature><!\[CDATA\[(.+)\]\]><\/MsgSignature><TimeStamp>(\d+)<\/TimeStamp><Nonce><!\[CDATA\[(\d+)\]\]><\/Nonce><\/xml>$/.exec(
        xml,
      );
    assert.ok(parts, xml);
    return parts;
  };

  it('makes an envelope that the reader accepts, whatever the text', () => {
    const crypto = new CallbackCrypto(A);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const xml = encryptMessage(crypto, text, 1700000000);
        const [, encrypt = '', msgSignature = '', timestamp = '', nonce = ''] = partsOf(xml);
        assert.equal(timestamp, '1700000000');
        assert.equal(msgSignature, signature(A.token, timestamp, nonce, encrypt));
        // The textbook cipher is the judge of what the long-lived one wrote.
        const frame = readPlainFrame(
          createPlainFrameCipher(decodeEncodingAESKey(A.encodingAESKey)).decrypt(Buffer.from(encrypt, 'base64')),
        );
        assert.ok(typeof frame !== 'string');
        assert.equal(frame.message.toString('utf8'), text);
        assert.equal(frame.receiveId, A.receiveId);
        assert.equal(decryptMessage(crypto, { msg_signature: msgSignature, timestamp, nonce }, xml), text);
      }),
      { numRuns: 300 },
    );
  });

  it('stamps the present when no time is given', () => {
    const [, , , timestamp] = partsOf(encryptMessage(A, 'x'));
    assert.ok(Math.abs(Number(timestamp) - Date.now() / 1000) < 10);
  });

  it('never repeats a random prefix', () => {
    const cipher = createPlainFrameCipher(decodeEncodingAESKey(A.encodingAESKey));
    const crypto = new CallbackCrypto(A);
    const prefixes = new Set(
      Array.from({ length: 2000 }, () =>
        cipher.decrypt(Buffer.from(crypto.encrypt('x'), 'base64')).toString('hex', 0, 16),
      ),
    );
    assert.equal(prefixes.size, 2000);
  });
});

describe('a call without arguments', () => {
  it('refuses a request of nothing at all', () => {
    assert.equal(
      codeOf(() => decryptMessage(A, null as never, '')),
      'missing_parameter',
    );
    assert.equal(
      codeOf(() => decryptMessage(A, queryOf(a2), undefined as never)),
      'body_empty',
    );
  });
});
