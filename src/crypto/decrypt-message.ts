import { isUtf8 } from 'node:buffer';
import { CallbackError } from '../errors/index.js';
import type { CallbackCrypto, CallbackCryptoOptions } from './callback-crypto.js';
import { callbackCryptoOf } from './callback-crypto-of.js';
import { type RawQuery, readCallbackQuery } from './callback-query.js';
import { readEnvelope } from './read-envelope.js';

/**
 * Verifies and decrypts one callback (POST); answers the message's XML.
 *
 * @param crypto the app's callback settings, or a `CallbackCrypto` made from them once (faster)
 * @param query the request's query parameters, percent-decoded
 * @param body the request's body as received, whatever its Content-Type says
 * @throws CallbackError when the request is not one of WeCom's, with `status` to answer and `code`
 * @throws ConfigError when `encodingAESKey` is malformed
 * @see https://developer.work.weixin.qq.com/document/path/90238
 */
export function decryptMessage(
  crypto: CallbackCrypto | CallbackCryptoOptions,
  query: RawQuery,
  body: Uint8Array | string,
): string {
  const { msgSignature, timestamp, nonce } = readCallbackQuery(query);
  const encrypt = readEnvelope(body ?? '');
  return messageText(callbackCryptoOf(crypto).open({ msgSignature, timestamp, nonce, encrypt }));
}

/**
 * The text of a decrypted message.
 *
 * @throws CallbackError `malformed_xml` when it is not UTF-8
 */
export function messageText(message: Buffer): string {
  if (!isUtf8(message)) throw new CallbackError('malformed_xml', 'the decrypted message is not UTF-8');
  return message.toString('utf8');
}
