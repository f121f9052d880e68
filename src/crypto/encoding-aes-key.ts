import { ConfigError } from '../errors/index.js';

/** EncodingAESKey (消息加解密密钥) as the admin console shows it: 43 letters or digits. */
const ENCODING_AES_KEY = /^[A-Za-z0-9]{43}$/;

/**
 * Says what is wrong with an EncodingAESKey, or `undefined` when it is usable. Never repeats the key.
 *
 * The shape is checked here because `Buffer.from(key, 'base64')` skips what it does not know: a key with a blank in
 * it would silently become 31 bytes, and `-` or `_` would pass as URL-safe base64.
 */
export function encodingAESKeyProblem(key: string): string | undefined {
  if (typeof key !== 'string') return `must be a text, not ${key === undefined ? 'missing' : `a ${typeof key}`}`;
  if (key.trim() !== key) return 'has blanks around it; copy the 43 characters alone';
  if (key.length !== 43) {
    return `has ${key.length} characters instead of 43; copy EncodingAESKey (消息加解密密钥) from the admin console again`;
  }
  if (!ENCODING_AES_KEY.test(key)) return 'may hold letters and digits only (A-Z, a-z, 0-9); copy it again';
  if (/^(.)\1{42}$/.test(key)) {
    return 'is one character repeated 43 times, a placeholder; press "random" (随机获取) in the admin console';
  }
  return undefined;
}

/**
 * The 32-byte AES key behind an EncodingAESKey. 43 base64 characters carry 258 bits; the 2 spare ones are dropped,
 * and real keys do have them set.
 *
 * @throws ConfigError when the key is not 43 letters or digits.
 * @see https://developer.work.weixin.qq.com/document/path/90968
 */
export function decodeEncodingAESKey(key: string): Buffer {
  if (typeof key !== 'string' || !ENCODING_AES_KEY.test(key)) {
    const message = encodingAESKeyProblem(key) ?? 'is not usable';
    throw new ConfigError([{ option: 'encodingAESKey', variable: 'WECOM_APP_AES_KEY', message }]);
  }
  return Buffer.from(`${key}=`, 'base64');
}
