import { Worker } from 'node:worker_threads';
import type { FuzzReport, FuzzTask } from './report.js';

/** An input that is under way for so long hangs, in milliseconds. */
const HANG = 20_000;
const LOOK = 250;

/**
 * Runs the target and watches it from outside, since one that loops cannot watch itself.
 *
 * @throws Error naming the input that it hung at or died of
 */
export async function watchTarget(entry: string, task: FuzzTask): Promise<FuzzReport> {
  const current = new Int32Array(task.progress);
  const worker = new Worker(entry, { workerData: task, execArgv: [] });
  let seen = -1;
  let since = performance.now();
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`input ${Atomics.load(current, 0)}: ${what}`));
    const timer = setInterval(() => {
      const number = Atomics.load(current, 0);
      if (number !== seen) {
        seen = number;
        since = performance.now();
      } else if (performance.now() - since > HANG) {
        fail(`hangs for ${HANG} ms`);
        void worker.terminate();
      }
    }, LOOK);
    worker.once('message', resolve);
    worker.once('error', (error) => fail(`the target died: ${error.stack ?? error}`));
    worker.once('exit', (code) => {
      clearInterval(timer);
      fail(`the target ended with ${code}`);
    });
  });
}
