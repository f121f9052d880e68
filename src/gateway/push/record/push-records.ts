import type { Store } from '../../../store/index.js';
import type { PushRecord } from './push-record-schema.js';

/** How long a push is known, in milliseconds: a day after its last step. */
export const RECORD_TIME = 24 * 3_600_000;

/** A record and the name of the key that may read it. */
export interface KeptRecord {
  readonly key: string;
  readonly record: PushRecord;
}

/** What is known of each push, kept in the store for a day. */
export class PushRecords {
  readonly #store: Store;
  readonly #name: string;

  /** @param name tells gateways apart that share a store */
  constructor(store: Store, name: string) {
    this.#store = store;
    this.#name = name;
  }

  async get(id: string): Promise<KeptRecord | undefined> {
    const kept = await this.#store.get(this.#key(id));
    return kept === undefined ? undefined : JSON.parse(kept);
  }

  async set(kept: KeptRecord): Promise<void> {
    await this.#store.set(this.#key(kept.record.id), JSON.stringify(kept), RECORD_TIME);
  }

  /** Keeps the first record of a push, unless there is a later one by now. */
  async begin(kept: KeptRecord): Promise<void> {
    await this.#store.add(this.#key(kept.record.id), JSON.stringify(kept), RECORD_TIME);
  }

  #key(id: string): string {
    return `push:${this.#name}:${id}`;
  }
}
