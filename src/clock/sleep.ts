import type { Clock } from './clock.js';
import { onAbort } from './on-abort.js';

/** Resolves after `delay` milliseconds of the clock's time; rejects with the signal's reason when that aborts first. */
export function sleep(clock: Clock, delay: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = clock.setTimeout(() => {
      forget();
      resolve();
    }, delay);
    const forget = onAbort(signal, () => {
      timer.cancel();
      reject(signal?.reason);
    });
  });
}
