import { createHash, randomBytes, randomInt } from 'node:crypto';

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

/** The openid that WeChat knows somebody by in one company: the same whenever it is asked for. */
export function openIdOf(corpId: string, person: string): string {
  const digest = createHash('sha256').update(`${corpId}/${person.toLowerCase()}`).digest('base64url');
  return `o${digest.slice(0, 27)}`;
}
