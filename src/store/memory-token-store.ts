import { type Clock, systemClock } from '../clock/index.js';
import type { TokenStore } from './token-store.js';

interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

/** Keeps tokens in this process: enough for one process, and gone when it ends. */
export class MemoryTokenStore implements TokenStore {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  async get(key: string): Promise<string | undefined> {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (this.#clock.now() < entry.expiresAt) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  async set(key: string, value: string, ttl: number): Promise<void> {
    this.#entries.set(key, { value, expiresAt: this.#clock.now() + ttl });
  }

  async delete(key: string): Promise<void> {
    this.#entries.delete(key);
  }
}
