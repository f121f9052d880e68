import { CallbackError, ConfigError, type ConfigProblem } from '../errors/index.js';
import { decodeEncodingAESKey } from './encoding-aes-key.js';
import { createFrameCipher, type FrameCipher } from './frame-cipher.js';
import { buildPlainFrame, readPlainFrame } from './plain-frame.js';
import { fillRandom, randomUint32 } from './random.js';
import { signature, signatureMatches } from './signature.js';

/** The three values of an app's callback configuration (接收消息服务器配置). */
export interface CallbackCryptoOptions {
  /** The callback token: letters and digits, at most 32 characters. */
  readonly token: string;
  /** EncodingAESKey (消息加解密密钥): 43 letters or digits. */
  readonly encodingAESKey: string;
  /** Whom callbacks are encrypted for: the corpId of a self-built app. An empty text means it must be empty. */
  readonly receiveId: string;
}

/** What the four signed values of a request are called here. */
export interface SignedCiphertext {
  readonly msgSignature: string;
  /** Unix seconds, the text as received. */
  readonly timestamp: string;
  readonly nonce: string;
  /** Base64: the text of `Encrypt`, or `echostr`. */
  readonly encrypt: string;
}

/** Verifies, decrypts and encrypts callbacks of one app. Everything that can be prepared from the key is, once. */
export class CallbackCrypto {
  readonly receiveId: string;
  readonly #token: string;
  readonly #cipher: FrameCipher;

  /** @throws ConfigError when `encodingAESKey` is not 43 letters or digits, or another setting is no text */
  constructor(options: CallbackCryptoOptions) {
    checkTexts(options);
    this.receiveId = options.receiveId;
    this.#token = options.token;
    this.#cipher = createFrameCipher(decodeEncodingAESKey(options.encodingAESKey));
  }

  /** True when `msgSignature` is ours. Decrypt nothing before this: a forger must not learn how unpadding fails. */
  verify({ msgSignature, timestamp, nonce, encrypt }: SignedCiphertext): boolean {
    return signatureMatches(signature(this.#token, timestamp, nonce, encrypt), msgSignature);
  }

  /**
   * Verifies and decrypts one ciphertext; answers the message's UTF-8 bytes.
   *
   * @throws CallbackError `signature_mismatch`, `decrypt_failed` or `receive_id_mismatch`
   */
  open(signed: SignedCiphertext): Buffer {
    if (!this.verify(signed)) throw signatureMismatch();
    const { encrypt } = signed;
    const ciphertext = Buffer.from(encrypt, 'base64');
    if (ciphertext.length !== base64Bytes(encrypt)) throw decryptFailed('Encrypt is not base64');
    // 32 is the least that WeCom can send: 20 bytes before the message, padded.
    if (ciphertext.length < 32 || ciphertext.length % 16 !== 0) throw decryptFailed('the ciphertext is cut short');
    const frame = readPlainFrame(this.#cipher.decrypt(ciphertext));
    if (typeof frame === 'string') throw decryptFailed(`the decrypted ${frame} makes no sense`, WRONG_KEY);
    if (frame.receiveId !== this.receiveId) throw receiveIdMismatch(frame.receiveId, this.receiveId);
    return frame.message;
  }

  /** Encrypts a message (UTF-8) for the other side; answers base64. */
  encrypt(message: string): string {
    const frame = buildPlainFrame(message, this.receiveId);
    fillRandom(frame, 0, 16);
    return this.#cipher.encrypt(frame).toString('base64');
  }

  /** Encrypts and signs a message with a fresh nonce. @param timestamp unix seconds, as text */
  seal(message: string, timestamp: string): SignedCiphertext {
    const encrypt = this.encrypt(message);
    const nonce = String(randomUint32());
    return { msgSignature: signature(this.#token, timestamp, nonce, encrypt), timestamp, nonce, encrypt };
  }
}

/** An undefined token would be signed with as the word `undefined`, which a forger could guess. */
function checkTexts({ token, receiveId }: CallbackCryptoOptions): void {
  const problems: ConfigProblem[] = [];
  if (typeof token !== 'string' || token === '') {
    problems.push({ option: 'token', variable: 'WECOM_APP_TOKEN', message: 'must be a text that is not empty' });
  }
  if (typeof receiveId !== 'string') {
    const message = 'must be a text: the corpId of a self-built app, or empty where messages have no receiver';
    problems.push({ option: 'receiveId', variable: 'WECOM_APP_CORP_ID', message });
  }
  if (problems.length > 0) throw new ConfigError(problems);
}

/** How many bytes a base64 text stands for. Node skips characters that are not base64, and so falls short of it. */
function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.floor(((text.length - padding) * 3) / 4);
}

const WRONG_KEY =
  'the signature is right, so the token is; encodingAESKey (WECOM_APP_AES_KEY) is not the one the admin console shows';

function signatureMismatch(): CallbackError {
  return new CallbackError('signature_mismatch', 'msg_signature does not match', {
    hint: 'token (WECOM_APP_TOKEN) differs from the one in the admin console, or a proxy changed the query or the body',
  });
}

function decryptFailed(message: string, hint?: string): CallbackError {
  return new CallbackError('decrypt_failed', message, hint === undefined ? {} : { hint });
}

function receiveIdMismatch(found: string, expected: string): CallbackError {
  return new CallbackError('receive_id_mismatch', 'the message is meant for another receiver', {
    hint: `token and key are right, but the callback is for ${JSON.stringify(found.slice(0, 64))} and corpId (WECOM_APP_CORP_ID) is ${JSON.stringify(expected)}`,
  });
}
