import { CallbackCrypto, type CallbackCryptoOptions } from './callback-crypto.js';

/** A prepared `CallbackCrypto` as it is, or one made from its settings. */
export function callbackCryptoOf(crypto: CallbackCrypto | CallbackCryptoOptions): CallbackCrypto {
  return crypto instanceof CallbackCrypto ? crypto : new CallbackCrypto(crypto);
}
