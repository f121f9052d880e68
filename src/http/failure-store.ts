import { type ClientRateLimitInfo, MemoryStore } from 'express-rate-limit';

/** Whoever comes when the store is full is counted together with all who do. */
const OTHERS = 'others';

/**
 * The library's own store with a bound: it forgets an address one or two windows after its last failure, and somebody
 * with many addresses could fill the memory before that.
 */
export class FailureStore extends MemoryStore {
  readonly #mostAddresses: number;

  constructor(mostAddresses: number) {
    super();
    this.#mostAddresses = mostAddresses;
  }

  override increment(key: string): Promise<ClientRateLimitInfo> {
    return super.increment(this.#hasRoomFor(key) ? key : OTHERS);
  }

  #hasRoomFor(key: string): boolean {
    return (
      this.current.size + this.previous.size < this.#mostAddresses || this.current.has(key) || this.previous.has(key)
    );
  }
}
