import { randomBytes } from 'node:crypto';

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
