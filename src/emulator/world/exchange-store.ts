import { Listeners } from '../listeners.js';
import type { Exchange } from '../page-api/index.js';

/** As many as are kept; the oldest go first. */
const CAPACITY = 1000;

/** Callbacks and API calls, newest last: what the inspector shows. */
export class ExchangeStore {
  readonly listeners = new Listeners<Exchange>();
  readonly #exchanges = new Map<string, Exchange>();

  /** Adds an exchange, or puts it in the place of the one with its id. */
  put<E extends Exchange>(exchange: E): E {
    this.#exchanges.set(exchange.id, exchange);
    if (this.#exchanges.size > CAPACITY) {
      const [oldest] = this.#exchanges.keys();
      if (oldest !== undefined) this.#exchanges.delete(oldest);
    }
    this.listeners.emit(exchange);
    return exchange;
  }

  all(): Exchange[] {
    return [...this.#exchanges.values()];
  }
}
