import type { Clock } from '../clock/index.js';
import { CallbackError } from '../errors/index.js';

/**
 * Refuses a timestamp further from now than `tolerance` seconds. Call it once the signature is known to be right: only
 * then is the timestamp the sender's.
 *
 * @throws CallbackError `timestamp_stale`
 */
export function checkTimestamp(timestamp: string, tolerance: number, clock: Clock): void {
  const age = clock.now() / 1000 - Number(timestamp);
  if (Math.abs(age) <= tolerance) return;
  throw new CallbackError('timestamp_stale', 'the timestamp is too far from now', {
    hint: `it is ${Number.isNaN(age) ? 'not a number' : `${Math.round(age)} s old`} and timestampTolerance is ${tolerance} s: a replayed callback, or this machine's clock is wrong`,
  });
}
