import { createRequire } from 'node:module';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { SETTINGS } from '../helpers/callbacks.js';

const { corpId, token, encodingAESKey } = SETTINGS;

/** Somebody else's implementation of the callback crypto, which plays WeCom. */
export interface Peer {
  readonly name: string;
  sign(timestamp: string, nonce: string, encrypt: string): string;
  encrypt(text: string): string;
  decrypt(ciphertext: string): { readonly message: string; readonly id: string };
}

type WechatCrypto = new (
  token: string,
  encodingAESKey: string,
  id: string,
) => {
  getSignature(timestamp: string, nonce: string, encrypt: string): string;
  encrypt(text: string): string;
  decrypt(ciphertext: string): { readonly message: string; readonly id: string };
};

// It has no types.
const WechatCrypto: WechatCrypto = createRequire(import.meta.url)('wechat-crypto');
const wechatCrypto = new WechatCrypto(token, encodingAESKey, corpId);

/** Two libraries from npm that share no code with this package. */
export const peers: readonly Peer[] = [
  {
    name: '@wecom/crypto',
    sign: (timestamp, nonce, ciphertext) => getSignature(token, timestamp, nonce, ciphertext),
    encrypt: (text) => encrypt(encodingAESKey, text, corpId),
    decrypt: (ciphertext) => decrypt(encodingAESKey, ciphertext),
  },
  {
    name: 'wechat-crypto',
    sign: (timestamp, nonce, ciphertext) => wechatCrypto.getSignature(timestamp, nonce, ciphertext),
    encrypt: (text) => wechatCrypto.encrypt(text),
    decrypt: (ciphertext) => wechatCrypto.decrypt(ciphertext),
  },
];
