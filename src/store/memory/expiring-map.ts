import type { Clock } from '../../clock/index.js';

/** How often what is over is cleared away, in milliseconds. */
const SWEEP_INTERVAL = 60_000;

interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

/**
 * Values with a time each, and a bound on their number: the one set longest ago makes room. What is over is cleared
 * away now and then by whoever sets a value, so that no timer keeps the process alive.
 */
export class ExpiringMap {
  readonly #clock: Clock;
  readonly #maxEntries: number;
  /** In the order in which they were last set. */
  readonly #entries = new Map<string, Entry>();
  #sweepAt: number;

  constructor(clock: Clock, maxEntries: number) {
    this.#clock = clock;
    this.#maxEntries = maxEntries;
    this.#sweepAt = clock.now() + SWEEP_INTERVAL;
  }

  /** How many entries take up room, those included that are over and not yet cleared away. */
  get size(): number {
    return this.#entries.size;
  }

  get(key: string): string | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (this.#clock.now() < entry.expiresAt) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, value: string, ttl: number): void {
    const now = this.#clock.now();
    if (now >= this.#sweepAt) this.#sweep(now);
    this.#entries.delete(key);
    if (this.#entries.size >= this.#maxEntries) this.#evict();
    this.#entries.set(key, { value, expiresAt: now + ttl });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  #evict(): void {
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      return;
    }
  }

  #sweep(now: number): void {
    this.#sweepAt = now + SWEEP_INTERVAL;
    for (const [key, { expiresAt }] of this.#entries) if (expiresAt <= now) this.#entries.delete(key);
  }
}
