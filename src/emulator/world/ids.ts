import { randomBytes, randomInt } from 'node:crypto';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random characters of the URL-safe base64 alphabet: the look of WeCom's tokens, tickets and message ids. */
export function opaqueId(length: number): string {
  return randomBytes(Math.ceil(length * 0.75))
    .toString('base64url')
    .slice(0, length);
}

/** Random hexadecimal digits, as in a corpId after its `ww`. */
export function hexId(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length);
}

/** Random letters and digits, as in a callback's Token and EncodingAESKey. */
export function alphanumericId(length: number): string {
  return Array.from({ length }, () => ALPHANUMERIC.charAt(randomInt(ALPHANUMERIC.length))).join('');
}

/** A random number of so many digits, as text: it may be larger than a JS number can hold. */
export function decimalId(length: number): string {
  const rest = Array.from({ length: length - 1 }, () => randomInt(10)).join('');
  return `${randomInt(1, 10)}${rest}`;
}
