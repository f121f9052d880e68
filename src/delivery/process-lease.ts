import { randomUUID } from 'node:crypto';
import type { Clock, ClockTimer } from '../clock/index.js';
import type { Store } from '../store/index.js';

/** A process that gives no sign of life for this long, in milliseconds, is taken for dead. */
const LEASE = 6_000;

/** Tells the other processes on a store that this one lives, and whether they do. */
export class ProcessLease {
  /** This process, unlike any other, before and after. */
  readonly id = randomUUID();
  readonly #store: Store;
  readonly #clock: Clock;
  #timer: ClockTimer | undefined;
  #first: Promise<void> | undefined;
  /** Until then the silence of others says nothing: the store was away, for them as for this process. */
  #trustFrom = 0;
  #isAway = false;
  #hasEnded = false;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Gives the first sign of life, and then one every two seconds. @throws StoreError */
  begin(): Promise<void> {
    this.#first ??= this.#beat().catch((error: unknown) => {
      this.#first = undefined;
      throw error;
    });
    return this.#first;
  }

  /** @throws StoreError */
  async isAlive(id: string): Promise<boolean> {
    if (id === this.id || (await this.#store.get(keyOf(id))) !== undefined) return true;
    return this.#isAway || this.#clock.now() < this.#trustFrom;
  }

  /** Is dead from now on. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    this.#timer?.cancel();
    const begun = this.#first;
    if (begun === undefined) return;
    this.#first = undefined;
    await begun.then(() => this.#store.delete(keyOf(this.id))).catch(() => undefined);
  }

  async #beat(): Promise<void> {
    try {
      await this.#store.set(keyOf(this.id), 'alive', LEASE);
      if (this.#isAway) this.#trustFrom = this.#clock.now() + LEASE;
      this.#isAway = false;
    } catch (error) {
      this.#isAway = true;
      throw error;
    } finally {
      this.#beatAgain();
    }
  }

  #beatAgain(): void {
    this.#timer?.cancel();
    if (this.#hasEnded) return;
    this.#timer = this.#clock.setTimeout(() => void this.#beat().catch(() => undefined), LEASE / 3);
    this.#timer.unref?.();
  }
}

function keyOf(id: string): string {
  return `process:${id}`;
}
