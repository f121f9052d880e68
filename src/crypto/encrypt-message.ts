import type { CallbackCrypto, CallbackCryptoOptions } from './callback-crypto.js';
import { callbackCryptoOf } from './callback-crypto-of.js';
import { writeEnvelope } from './write-envelope.js';

/**
 * Encrypts and signs a passive reply (被动回复); answers the outer XML to send as the response's body.
 *
 * @param crypto the app's callback settings, or a `CallbackCrypto` made from them once (faster)
 * @param message the reply's XML
 * @param timestamp unix seconds; now, unless given
 * @throws ConfigError when `encodingAESKey` is malformed
 * @see https://developer.work.weixin.qq.com/document/path/90241
 */
export function encryptMessage(
  crypto: CallbackCrypto | CallbackCryptoOptions,
  message: string,
  timestamp: number = Math.floor(Date.now() / 1000),
): string {
  return writeEnvelope(callbackCryptoOf(crypto).seal(message, String(timestamp)));
}
