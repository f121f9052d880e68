// The load generator's process. It makes the callbacks of a round while no clock runs, and measures one contender after
// the other with them.
import { runClosedLoop } from './load/closed-loop.js';
import { takeOrders } from './process/orders.js';
import { CONNECTIONS } from './settings.js';
import { checkEcho } from './witness.js';
import { buildCallbacks, echoOf, httpRequestOf } from './workload.js';

/** Makes the callbacks of one round; every contender gets the same ones, and each of them once. */
export interface PrepareOrder {
  readonly order: 'prepare';
  readonly first: number;
  readonly count: number;
}

/** Measures one contender. */
export interface MeasureOrder {
  readonly order: 'measure';
  readonly port: number;
  readonly seconds: number;
  /** False for a constant answer. */
  readonly checked: boolean;
}

/** What one contender did in one round. */
export interface Measurement {
  readonly answered: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly generatorBusy: number;
}

/** One answer in so many is decrypted and compared after each measurement. */
const CHECK_EVERY = 250;

let first = 0;
let requests: readonly Buffer[] = [];

takeOrders<PrepareOrder | MeasureOrder, Measurement | null>((order) =>
  order.order === 'prepare' ? prepare(order) : measure(order),
);

function prepare(order: PrepareOrder): null {
  first = order.first;
  requests = buildCallbacks(first, order.count).map(httpRequestOf);
  return null;
}

async function measure({ port, seconds, checked }: MeasureOrder): Promise<Measurement> {
  const { kept, ...measurement } = await runClosedLoop({
    port,
    seconds,
    requests,
    connections: CONNECTIONS,
    keepEvery: CHECK_EVERY,
  });
  if (checked) for (const [index, body] of kept) checkEcho(body, echoOf(first + index));
  return measurement;
}
