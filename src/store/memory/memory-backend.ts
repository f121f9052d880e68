import { type Clock, systemClock } from '../../clock/index.js';
import type { Outbox } from '../outbox.js';
import type { Store } from '../store.js';
import type { StoreBackend } from '../store-backend.js';
import { MemoryOutbox } from './memory-outbox.js';
import { MemoryStore } from './memory-store.js';

/** Keeps everything in this process: nothing to set up, and nothing left when it ends. */
export class MemoryBackend implements StoreBackend {
  readonly kind = 'memory';
  readonly isDurable = false;
  readonly isShared = false;
  readonly store: Store;
  readonly #clock: Clock;
  readonly #outboxes = new Map<string, Outbox>();

  constructor({ clock = systemClock }: { readonly clock?: Clock } = {}) {
    this.#clock = clock;
    this.store = new MemoryStore({ clock });
  }

  outbox(name: string): Outbox {
    const outbox = this.#outboxes.get(name) ?? new MemoryOutbox({ clock: this.#clock });
    this.#outboxes.set(name, outbox);
    return outbox;
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {}
}
