import { sleep, systemClock } from '../clock/index.js';

/**
 * Waits for something no longer than `limit` milliseconds, of the machine's time as for connections, and not for what
 * comes of it.
 */
export async function atMost(limit: number, waitFor: (over: AbortSignal) => Promise<unknown>): Promise<void> {
  const over = new AbortController();
  const task = waitFor(over.signal);
  await Promise.race([task, sleep(systemClock, limit, over.signal)]).catch(() => undefined);
  over.abort();
  task.catch(() => undefined);
}
