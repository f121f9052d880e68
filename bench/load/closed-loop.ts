import { quantile } from '../statistics.js';
import { Connection } from './connection.js';
import { deferred } from './deferred.js';

export interface ClosedLoopOptions {
  readonly port: number;
  readonly connections: number;
  /** Stops sending after this time, or when the requests are used up. */
  readonly seconds: number;
  /** Each is sent once. */
  readonly requests: readonly Buffer[];
  /** Keeps a copy of every n-th body, to be checked when the clock is stopped. */
  readonly keepEvery: number;
}

export interface ClosedLoopResult {
  readonly answered: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Part of the time in which this process used its core; near 1 the generator is what is measured. */
  readonly generatorBusy: number;
  /** Bodies kept, by the index of their request. */
  readonly kept: ReadonlyMap<number, string>;
}

/** How long after the end of sending the last answers may come in before the server counts as stuck. */
const PATIENCE_MS = 10_000;

/**
 * Sends the next request on a connection when its last one is answered, on all connections at once.
 *
 * @throws Error when a connection breaks, an answer is not a plain 200, or none comes
 */
export async function runClosedLoop(options: ClosedLoopOptions): Promise<ClosedLoopResult> {
  const { requests } = options;
  const end = deferred<void>();
  const connections = await Promise.all(
    Array.from({ length: options.connections }, () => Connection.open(options.port, end.reject)),
  );
  const latencies = new Float64Array(requests.length);
  const kept = new Map<number, string>();
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const deadline = startedAt + options.seconds * 1000;
  let sent = 0;
  let answered = 0;
  let finished = 0;

  function sendNext(connection: Connection, now: number): void {
    const index = sent;
    const request = now < deadline ? requests[index] : undefined;
    if (request === undefined) {
      finished++;
      if (finished === connections.length) end.resolve();
      return;
    }
    sent++;
    connection.send(request, (body) => {
      const answeredAt = performance.now();
      latencies[answered++] = answeredAt - now;
      if (index % options.keepEvery === 0) kept.set(index, body.toString('utf8'));
      sendNext(connection, answeredAt);
    });
  }

  const stuck = setTimeout(
    () => end.reject(new Error(`${sent - answered} callbacks were never answered`)),
    options.seconds * 1000 + PATIENCE_MS,
  );
  try {
    for (const connection of connections) sendNext(connection, performance.now());
    await end.promise;
  } finally {
    clearTimeout(stuck);
    for (const connection of connections) connection.close();
  }
  const elapsedMs = performance.now() - startedAt;
  const cpu = process.cpuUsage(cpuBefore);
  const sorted = latencies.subarray(0, answered).sort();
  return {
    answered,
    requestsPerSecond: (answered * 1000) / elapsedMs,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    generatorBusy: (cpu.user + cpu.system) / 1000 / elapsedMs,
    kept,
  };
}
