// The memory run: half a million different callbacks through `app.handle`, the heap measured after collections.
import { setTimeout as sleep } from 'node:timers/promises';
import { createEchoApp } from './contenders/echo-app.js';
import type { MemorySample } from './flatness.js';
import { takeOrders } from './process/orders.js';
import { collectGarbage, microsPerCall } from './timing.js';
import { checkEcho } from './witness.js';
import { buildCallbacks } from './workload.js';

export interface MemoryOrder {
  readonly callbacks: number;
  readonly samples: number;
}

const BATCH = 2_500;
const LOG_DRAIN_MS = 50;

takeOrders<MemoryOrder, MemorySample[]>(async ({ callbacks, samples }) => {
  const app = createEchoApp();
  const taken: MemorySample[] = [];
  const every = callbacks / samples;
  for (let done = 0; done < callbacks; ) {
    await runBatch(done);
    done += BATCH;
    if (done % every < BATCH) taken.push(await takeSample(done));
  }
  return taken;

  async function runBatch(first: number): Promise<void> {
    const batch = buildCallbacks(first, BATCH);
    await microsPerCall(
      batch,
      ({ query, body }) => app.handle({ method: 'POST', query, body }),
      (callback, { body }) => checkEcho(body, callback),
    );
  }
});

async function takeSample(callbacks: number): Promise<MemorySample> {
  // Time for the log to be written; twice, because what the first collection ends may hold what only a second frees.
  for (let time = 0; time < 2; time++) {
    await sleep(LOG_DRAIN_MS);
    collectGarbage();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { callbacks, heapBytes: heapUsed + external, rssBytes: rss };
}
