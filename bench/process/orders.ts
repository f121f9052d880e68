import type { Reply } from './child.js';

/** Runs in a child: answers each order of the parent, one after the other, until the parent lets go. */
export function takeOrders<Order, Result>(obey: (order: Order) => Promise<Result> | Result): void {
  process.on('message', async (order: Order) => answer(() => obey(order)));
  process.on('disconnect', () => process.exit());
}

/** Runs in a child: tells the parent what came of it. */
export async function answer<Result>(work: () => Promise<Result> | Result): Promise<void> {
  process.send?.(await settle(work));
}

async function settle<Result>(work: () => Promise<Result> | Result): Promise<Reply<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
