import { type Clock, sleep } from '../clock/index.js';

/** Waits for something no longer than `limit` milliseconds, and not for what comes of it. Never rejects. */
export async function atMost(
  clock: Clock,
  limit: number,
  waitFor: (over: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const over = new AbortController();
  const task = waitFor(over.signal);
  await Promise.race([task, sleep(clock, limit, over.signal)]).catch(() => undefined);
  over.abort();
  task.catch(() => undefined);
}
