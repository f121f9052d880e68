import { signal } from '@preact/signals';
import type { DeliveryOptions } from '../../page-api/index.js';

/** How the composer sends from now on; empty means the ordinary way. */
export const delivery = signal<DeliveryOptions>({});

/** True when the next callback goes out in some special way. */
export function isSpecial({ times = 1, delayMs = 0, breakSignature = false }: DeliveryOptions): boolean {
  return times > 1 || delayMs > 0 || breakSignature;
}
