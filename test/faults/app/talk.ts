import type { Message, Order } from './orders.js';

/** Tells the driver something. */
export function tell(message: Message): void {
  if (process.connected) process.send?.(message);
}

/** Resolves when the driver orders something of a kind. */
export function whenOrdered(kind: Order['kind']): Promise<void> {
  return new Promise((resolve) => {
    process.on('message', function hear(order: Order) {
      if (order.kind !== kind) return;
      process.off('message', hear);
      resolve();
    });
  });
}
