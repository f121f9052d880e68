import { setTimeout as pause } from 'node:timers/promises';
import type { Callback } from './callback-book.js';
import type { Stage } from './stage.js';

/**
 * Sends callbacks so many a second, whatever becomes of them; resolves when WeCom is done with each.
 *
 * @param times how often each is sent at once
 */
export async function sendAtRate(
  stage: Stage,
  callbacks: readonly Callback[],
  perSecond: number,
  times = 1,
): Promise<void> {
  const start = performance.now();
  const sends: Promise<unknown>[] = [];
  for (const [index, callback] of callbacks.entries()) {
    await pause(start + (index * 1000) / perSecond - performance.now());
    sends.push(stage.send(callback, times));
  }
  await Promise.all(sends);
}

/** Callbacks whose handlers take these times in turn, in milliseconds. */
export function mixed(prefix: string, count: number, times: readonly number[]): Callback[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}-${index}`,
    ms: times[index % times.length] ?? 0,
  }));
}
