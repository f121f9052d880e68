import type { Clock } from '../../../../clock/index.js';
import type { GatewayContact } from '../gateway-contact.js';

type Contacts = ReadonlyMap<string, GatewayContact>;

/** Keeps the contacts that were read for a while; whoever asks while they are being read waits for that reading. */
export class ContactBook {
  readonly #read: () => Promise<Contacts>;
  readonly #ttl: number;
  readonly #clock: Clock;
  #kept: { readonly contacts: Contacts; readonly until: number } | undefined;
  #reading: Promise<Contacts> | undefined;

  /** @param ttl milliseconds */
  constructor(read: () => Promise<Contacts>, ttl: number, clock: Clock) {
    this.#read = read;
    this.#ttl = ttl;
    this.#clock = clock;
  }

  async get(refresh = false): Promise<Contacts> {
    if (!refresh && this.#kept !== undefined && this.#clock.now() < this.#kept.until) return this.#kept.contacts;
    this.#reading ??= this.#readAnew();
    return this.#reading;
  }

  clear(): void {
    this.#kept = undefined;
  }

  async #readAnew(): Promise<Contacts> {
    try {
      const contacts = await this.#read();
      this.#kept = { contacts, until: this.#clock.now() + this.#ttl };
      return contacts;
    } finally {
      this.#reading = undefined;
    }
  }
}
