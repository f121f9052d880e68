import type { CallbackCrypto, CallbackCryptoOptions } from './callback-crypto.js';
import { callbackCryptoOf } from './callback-crypto-of.js';
import { type RawQuery, readCallbackQuery, readEchoStr } from './callback-query.js';

/**
 * URL verification (验证URL有效性): the text to answer the admin console's GET with, within 1 second, as it is: no
 * quotes, no line end, and never as a number (it can be longer than 64 bits).
 *
 * @param crypto the app's callback settings, or a `CallbackCrypto` made from them once (faster)
 * @param query the request's query parameters, percent-decoded
 * @throws CallbackError when the request is not one of WeCom's, with `status` to answer and `code`
 * @throws ConfigError when `encodingAESKey` is malformed
 * @see https://developer.work.weixin.qq.com/document/path/90930
 */
export function verifyUrl(crypto: CallbackCrypto | CallbackCryptoOptions, query: RawQuery): string {
  const signed = { ...readCallbackQuery(query), encrypt: readEchoStr(query) };
  return callbackCryptoOf(crypto).open(signed).toString('utf8');
}
