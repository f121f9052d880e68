import type { Clock } from '../../clock/index.js';

const LIMIT = 10;
const WINDOW = 600_000;

/**
 * Bounds how often a refused credential may be replaced. When every call is refused, whatever the token, renewing
 * for each of them would hammer `gettoken` until WeCom bans the address.
 */
export class RenewalBudget {
  readonly #clock: Clock;
  readonly #spent: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes one renewal; false when there is none left for now. */
  take(): boolean {
    const now = this.#clock.now();
    while (this.#spent[0] !== undefined && this.#spent[0] <= now - WINDOW) this.#spent.shift();
    if (this.#spent.length >= LIMIT) return false;
    this.#spent.push(now);
    return true;
  }
}
