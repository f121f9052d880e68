import { type Clock, systemClock } from '../../clock/index.js';
import type { TokenStore } from '../token-store.js';
import { ExpiringMap } from './expiring-map.js';

/** Far more than the tokens and tickets of any number of apps. */
const MAX_ENTRIES = 100_000;

/** Keeps tokens in this process: enough for one process, and gone when it ends. */
export class MemoryTokenStore implements TokenStore {
  readonly #entries: ExpiringMap;

  constructor(clock: Clock = systemClock) {
    this.#entries = new ExpiringMap(clock, MAX_ENTRIES);
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
}
