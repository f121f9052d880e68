import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CallbackError,
  CallbackKeyring,
  type CallbackKeyringOptions,
  ConfigError,
  type KeyringMatch,
  writeEnvelope,
} from '../../src/crypto/index.js';
import { callbackOf, encryptText, openReply, SETTINGS, type Settings, signatureOf } from '../helpers/callbacks.js';

const NEW = { ...SETTINGS, token: 'newToken', encodingAESKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };
const NEW_KEY: Settings = { ...SETTINGS, encodingAESKey: NEW.encodingAESKey };
const NEW_TOKEN: Settings = { ...SETTINGS, token: NEW.token };
const STRANGER: Settings = { ...SETTINGS, token: 'stranger' };

function keyringOf(current: Settings, previous: Partial<CallbackKeyringOptions> = {}): CallbackKeyring {
  return new CallbackKeyring({ ...current, receiveId: current.corpId, ...previous });
}

/** What a keyring makes of a callback and of a URL verification that somebody else made. */
function open(keyring: CallbackKeyring, by: Settings, text: string): { post: KeyringMatch; get: KeyringMatch } {
  const { query, body } = callbackOf(text, by);
  const echostr = encryptText(text, by);
  const signature = signatureOf(by.token, '1', '2', echostr);
  return {
    post: keyring.decryptMessage(query, body),
    get: keyring.verifyUrl({ msg_signature: signature, timestamp: '1', nonce: '2', echostr }),
  };
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

describe('CallbackKeyring', () => {
  for (const [what, current, previous] of [
    ['token and key', NEW, { previousToken: SETTINGS.token, previousEncodingAESKey: SETTINGS.encodingAESKey }],
    ['the key alone', NEW_KEY, { previousEncodingAESKey: SETTINGS.encodingAESKey }],
    ['the token alone', NEW_TOKEN, { previousToken: SETTINGS.token }],
  ] as const) {
    it(`accepts both settings while ${what} changes, and seals with the one that fits`, () => {
      const keyring = keyringOf(current, previous);
      for (const [by, isPrevious] of [
        [current, false],
        [SETTINGS, true],
      ] as const) {
        for (const match of Object.values(open(keyring, by, '<xml>你好</xml>'))) {
          assert.deepEqual([match.text, match.isPrevious], ['<xml>你好</xml>', isPrevious]);
          assert.equal(match.crypto, isPrevious ? keyring.previous : keyring.current);
          assert.equal(openReply(writeEnvelope(match.crypto.seal('再见', '1')), by), '再见');
        }
      }
    });

    it(`refuses a stranger while ${what} changes`, () => {
      assert.equal(
        codeOf(() => open(keyringOf(current, previous), STRANGER, 'x')),
        'signature_mismatch',
      );
    });
  }

  it('knows only the current settings without previous ones, or when they are the same', () => {
    for (const keyring of [
      keyringOf(NEW),
      keyringOf(NEW, { previousToken: undefined, previousEncodingAESKey: undefined }),
      keyringOf(NEW, { previousToken: NEW.token, previousEncodingAESKey: NEW.encodingAESKey }),
    ]) {
      assert.equal(keyring.previous, undefined);
      assert.equal(open(keyring, NEW, 'x').post.crypto, keyring.current);
      assert.equal(
        codeOf(() => open(keyring, SETTINGS, 'x')),
        'signature_mismatch',
      );
    }
  });

  it('says what is wrong in the eyes of the current settings', () => {
    const previous = { previousToken: SETTINGS.token, previousEncodingAESKey: SETTINGS.encodingAESKey };
    const keyring = keyringOf(NEW, previous);
    const other = 'GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba';
    // The previous token with a key that is neither; the current token with one.
    assert.equal(
      codeOf(() => open(keyring, { ...SETTINGS, encodingAESKey: other }, 'x')),
      'signature_mismatch',
    );
    assert.equal(
      codeOf(() => open(keyring, { ...NEW, encodingAESKey: other }, 'x')),
      'decrypt_failed',
    );
    assert.equal(
      codeOf(() => open(keyring, { ...NEW, corpId: 'ww0' }, 'x')),
      'receive_id_mismatch',
    );
    assert.equal(
      codeOf(() => open(keyring, { ...SETTINGS, corpId: 'ww0' }, 'x')),
      'signature_mismatch',
    );
    assert.equal(
      codeOf(() => keyring.decryptMessage({}, '')),
      'missing_parameter',
    );
    assert.equal(
      codeOf(() => keyring.decryptMessage(callbackOf('x', NEW).query, '')),
      'body_empty',
    );
    assert.equal(
      codeOf(() => keyring.verifyUrl(callbackOf('x', NEW).query)),
      'missing_parameter',
    );
  });

  it('explains previous settings that cannot be right', () => {
    assert.throws(
      () => keyringOf(NEW, { previousToken: '', previousEncodingAESKey: 'short' }),
      (error) =>
        error instanceof ConfigError &&
        /previousToken \(.*WECOM_APP_PREVIOUS_TOKEN\)/.test(error.message) &&
        /previousEncodingAESKey \(.*WECOM_APP_PREVIOUS_AES_KEY\).*43/.test(error.message) &&
        !error.message.includes('short'),
    );
    assert.throws(() => keyringOf({ ...NEW, encodingAESKey: 'x' }), ConfigError);
  });
});
