import { randomInt } from 'node:crypto';

/** What the admin console's "random" (随机获取) buttons make. */
export interface CallbackKeys {
  /** 32 letters and digits, the most that WeCom takes. */
  readonly token: string;
  /** EncodingAESKey (消息加解密密钥): 43 letters and digits. */
  readonly encodingAESKey: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Those that end a base64 text of 32 bytes without spare bits, which strict decoders elsewhere would refuse. */
const LAST = 'AEIMQUYcgkosw048';

/** Makes a Token and an EncodingAESKey that nobody can guess. */
export function generateKeys(): CallbackKeys {
  return { token: randomText(ALPHABET, 32), encodingAESKey: randomText(ALPHABET, 42) + randomText(LAST, 1) };
}

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
