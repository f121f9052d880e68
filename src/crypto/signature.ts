import { hash, timingSafeEqual } from 'node:crypto';

/**
 * The callback signature `msg_signature`: SHA-1 over the four values, sorted by code unit and joined without
 * separators, as 40 lower-case hex digits.
 *
 * @param token the callback token (not an access token)
 * @param timestamp the text as received, never a re-formatted number
 * @param encrypt the text of `Encrypt`, or `echostr` for URL verification
 * @see https://developer.work.weixin.qq.com/document/path/90968
 */
export function signature(token: string, timestamp: string, nonce: string, encrypt: string): string {
  return hash('sha1', sortedAndJoined(token, timestamp, nonce, encrypt), 'hex');
}

/** Sorts by five comparisons of neighbours, without an array: twice for every callback. */
function sortedAndJoined(a: string, b: string, c: string, d: string): string {
  const [low1, high1] = a <= b ? [a, b] : [b, a];
  const [low2, high2] = c <= d ? [c, d] : [d, c];
  const [first, middle1] = low1 <= low2 ? [low1, low2] : [low2, low1];
  const [middle2, last] = high1 <= high2 ? [high1, high2] : [high2, high1];
  return middle1 <= middle2 ? first + middle1 + middle2 + last : first + middle2 + middle1 + last;
}

const SHA1_HEX = /^[0-9a-f]{40}$/;
const expectedBytes = Buffer.alloc(40);
const givenBytes = Buffer.alloc(40);

/** Compares two signatures in a time that does not depend on where they differ. */
export function signatureMatches(expected: string, given: string): boolean {
  if (!SHA1_HEX.test(given) || expected.length !== given.length) return false;
  expectedBytes.write(expected, 'latin1');
  givenBytes.write(given, 'latin1');
  return timingSafeEqual(expectedBytes, givenBytes);
}
