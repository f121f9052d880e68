import { ConfigError, type ConfigProblem } from '../errors/index.js';
import { CallbackCrypto, type CallbackCryptoOptions, type SignedCiphertext } from './callback-crypto.js';
import { type RawQuery, readCallbackQuery, readEchoStr } from './callback-query.js';
import { messageText } from './decrypt-message.js';
import { encodingAESKeyProblem } from './encoding-aes-key.js';
import { readEnvelope } from './read-envelope.js';

/** An app's callback settings, and those it had before. */
export interface CallbackKeyringOptions extends CallbackCryptoOptions {
  /** The token that was in force before; the current one when only the key has changed. */
  readonly previousToken?: string | undefined;
  /** The EncodingAESKey that was in force before; the current one when only the token has changed. */
  readonly previousEncodingAESKey?: string | undefined;
}

/** What a request held, and the settings that fit it. */
export interface KeyringMatch {
  /** The message's XML, or the text to answer a URL verification with. */
  readonly text: string;
  /** Seal the reply with this one: whoever signed with the previous settings cannot read a reply in the current ones. */
  readonly crypto: CallbackCrypto;
  /** Whether only the previous settings fit. Once no request has needed them for a day, they can go. */
  readonly isPrevious: boolean;
}

/**
 * The callback settings of one app while they change: WeCom goes over to a new token or EncodingAESKey the moment
 * they are saved in the admin console, and what was sent before, with its repeats, is still in the old ones.
 *
 * The current settings are tried first; the previous ones only when those do not fit, so that without previous
 * settings nothing is added to what a `CallbackCrypto` does.
 */
export class CallbackKeyring {
  readonly current: CallbackCrypto;
  /** Absent when nothing has changed. */
  readonly previous: CallbackCrypto | undefined;

  /** @throws ConfigError when a setting is malformed */
  constructor(options: CallbackKeyringOptions) {
    this.current = new CallbackCrypto(options);
    this.previous = previousCrypto(options);
  }

  /**
   * Verifies and decrypts one callback (POST), as `decryptMessage` does.
   *
   * @throws CallbackError when neither settings fit: what is wrong in the eyes of the current ones
   */
  decryptMessage(query: RawQuery, body: Uint8Array | string): KeyringMatch {
    return this.#open({ ...readCallbackQuery(query), encrypt: readEnvelope(body ?? '') }, messageText);
  }

  /**
   * Verifies and decrypts one URL verification (GET), as `verifyUrl` does.
   *
   * @throws CallbackError when neither settings fit: what is wrong in the eyes of the current ones
   */
  verifyUrl(query: RawQuery): KeyringMatch {
    return this.#open({ ...readCallbackQuery(query), encrypt: readEchoStr(query) }, echoText);
  }

  #open(signed: SignedCiphertext, read: (message: Buffer) => string): KeyringMatch {
    const { current, previous } = this;
    try {
      return { text: read(current.open(signed)), crypto: current, isPrevious: false };
    } catch (error) {
      if (previous === undefined) throw error;
      const text = tryToOpen(previous, signed, read);
      if (text === undefined) throw error;
      return { text, crypto: previous, isPrevious: true };
    }
  }
}

/**
 * The text, or `undefined` when these settings do not fit either. Every failure of the current ones leads here, not a
 * wrong signature alone: when only the key has changed, both sign alike.
 */
function tryToOpen(
  crypto: CallbackCrypto,
  signed: SignedCiphertext,
  read: (message: Buffer) => string,
): string | undefined {
  // Spares a forged request the making of a second error.
  if (!crypto.verify(signed)) return undefined;
  try {
    return read(crypto.open(signed));
  } catch {
    return undefined;
  }
}

function echoText(echo: Buffer): string {
  return echo.toString('utf8');
}

function previousCrypto(options: CallbackKeyringOptions): CallbackCrypto | undefined {
  const { token, encodingAESKey, receiveId, previousToken, previousEncodingAESKey } = options;
  const problems: ConfigProblem[] = [];
  if (previousToken !== undefined && (typeof previousToken !== 'string' || previousToken === '')) {
    const message = 'must be a text that is not empty; leave it out when only the key has changed';
    problems.push({ option: 'previousToken', variable: 'WECOM_APP_PREVIOUS_TOKEN', message });
  }
  const message = previousEncodingAESKey === undefined ? undefined : encodingAESKeyProblem(previousEncodingAESKey);
  if (message !== undefined) {
    problems.push({ option: 'previousEncodingAESKey', variable: 'WECOM_APP_PREVIOUS_AES_KEY', message });
  }
  if (problems.length > 0) throw new ConfigError(problems);
  const before = {
    token: previousToken ?? token,
    encodingAESKey: previousEncodingAESKey ?? encodingAESKey,
    receiveId,
  };
  const isUnchanged = before.token === token && before.encodingAESKey === encodingAESKey;
  return isUnchanged ? undefined : new CallbackCrypto(before);
}
