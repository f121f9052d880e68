import { type Clock, systemClock } from '../../clock/index.js';
import { KeyedQueue } from '../keyed-queue.js';
import type { Store } from '../store.js';
import { ExpiringMap } from './expiring-map.js';

export interface MemoryStoreOptions {
  /** Default: the machine's own. */
  readonly clock?: Clock;
  /** How many values are kept; beyond it the one set longest ago is forgotten. Default 100,000. */
  readonly maxEntries?: number;
}

/** Keeps everything in this process: other processes see nothing of it, and it is gone when the process ends. */
export class MemoryStore implements Store {
  readonly #entries: ExpiringMap;
  readonly #locks = new KeyedQueue();

  constructor({ clock = systemClock, maxEntries = 100_000 }: MemoryStoreOptions = {}) {
    this.#entries = new ExpiringMap(clock, maxEntries);
  }

  async get(key: string): Promise<string | undefined> {
    return this.#entries.get(key);
  }

  async set(key: string, value: string, ttl: number): Promise<void> {
    this.#entries.set(key, value, ttl);
  }

  async delete(key: string): Promise<void> {
    this.#entries.delete(key);
  }

  async add(key: string, value: string, ttl: number): Promise<string | undefined> {
    const present = this.#entries.get(key);
    if (present === undefined) this.#entries.set(key, value, ttl);
    return present;
  }

  async replace(key: string, expected: string, value: string, ttl: number): Promise<boolean> {
    if (this.#entries.get(key) !== expected) return false;
    this.#entries.set(key, value, ttl);
    return true;
  }

  /** `ttl` has no meaning here: a holder cannot die without the store. */
  withLock<Result>(key: string, _ttl: number, task: () => Promise<Result>): Promise<Result> {
    return this.#locks.run(key, task);
  }
}
