import type { Clock } from '../clock/index.js';
import type { CallbackResult } from '../dispatch/index.js';
import type { Store } from '../store/index.js';
import { ProcessLease } from './process-lease.js';
import { parseRunRecord, type RunRecord, recordOf } from './run-record.js';

/** What trying to run a callback's handler came to. */
export type Claim =
  | { readonly kind: 'mine' }
  /** A living process runs it. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'answered'; readonly answer: CallbackResult };

/** A handler may run this long before its callback counts as new, in milliseconds. */
const RUNNING_TTL = 6 * 3_600_000;

/** Which callbacks run or ran, for all processes on one store and for the time after a restart. */
export class SharedRuns {
  readonly #store: Store;
  readonly #prefix: string;
  readonly #retention: number;
  readonly #lease: ProcessLease;

  /** @param app names the app among those on the store @param retention milliseconds */
  constructor(store: Store, clock: Clock, app: string, retention: number) {
    this.#store = store;
    this.#prefix = `callback:${app}:`;
    this.#retention = retention;
    this.#lease = new ProcessLease(store, clock);
  }

  /**
   * Claims a callback for this process.
   *
   * @throws StoreError
   */
  async claim(key: string): Promise<Claim> {
    await this.#lease.begin();
    const mine = JSON.stringify({ state: 'running', owner: this.#lease.id } satisfies RunRecord);
    for (;;) {
      const present = await this.#store.add(this.#keyOf(key), mine, RUNNING_TTL);
      if (present === undefined) return { kind: 'mine' };
      const record = parseRunRecord(present);
      if (record.state === 'answered') {
        const { state, ...answer } = record;
        return { kind: 'answered', answer: { handler: undefined, warnings: [], ...answer } };
      }
      if (record.owner !== this.#lease.id && (await this.#lease.isAlive(record.owner))) return { kind: 'taken' };
      // Its process died, or this one forgot it: whoever is first takes it over.
      if (await this.#store.replace(this.#keyOf(key), present, mine, RUNNING_TTL)) return { kind: 'mine' };
    }
  }

  /** @throws StoreError */
  async answered(key: string, answer: CallbackResult): Promise<void> {
    await this.#store.set(this.#keyOf(key), JSON.stringify(recordOf(answer)), this.#retention);
  }

  /** Lets another process have a callback that this one did not finish. @throws StoreError */
  async release(key: string): Promise<void> {
    await this.#store.delete(this.#keyOf(key));
  }

  /** This process claims nothing any more. */
  close(): Promise<void> {
    return this.#lease.end();
  }

  #keyOf(key: string): string {
    return this.#prefix + key;
  }
}
