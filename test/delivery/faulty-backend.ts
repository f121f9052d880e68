import { StoreError } from '../../src/errors/index.js';
import type { Outbox, Store, StoreBackend } from '../../src/store/index.js';

type Operation = Exclude<keyof Outbox | keyof Store, 'withLock'>;
type Fault = 'fail' | 'hang';

export interface FaultyBackendOptions {
  /** Makes a backend in memory pass for one that outlives the process. */
  readonly isDurable?: boolean;
}

/** A backend whose operations fail, or hang, for as long as a test wants it. */
export class FaultyBackend implements StoreBackend {
  readonly kind: StoreBackend['kind'];
  readonly isDurable: boolean;
  readonly isShared: boolean;
  readonly store: Store;
  /** What was asked for, e.g. `put w-…`. */
  readonly asked: string[] = [];
  readonly #backend: StoreBackend;
  readonly #faults = new Map<Operation, Fault>();
  readonly #outboxes = new Map<string, Outbox>();
  #healed: (() => void)[] = [];

  constructor(backend: StoreBackend, { isDurable = backend.isDurable }: FaultyBackendOptions = {}) {
    this.kind = backend.kind;
    this.isDurable = isDurable;
    this.isShared = backend.isShared;
    this.#backend = backend;
    this.store = this.#faulty(backend.store);
  }

  /** From now on these operations reject, as when the store is away. */
  fail(...operations: readonly Operation[]): void {
    for (const operation of operations) this.#faults.set(operation, 'fail');
  }

  /** From now on these operations wait until `heal`. */
  hang(...operations: readonly Operation[]): void {
    for (const operation of operations) this.#faults.set(operation, 'hang');
  }

  /** Everything works again, and what hung goes on. */
  heal(): void {
    this.#faults.clear();
    const healed = this.#healed;
    this.#healed = [];
    for (const goOn of healed) goOn();
  }

  outbox(name: string): Outbox {
    const outbox = this.#outboxes.get(name) ?? this.#faulty(this.#backend.outbox(name));
    this.#outboxes.set(name, outbox);
    return outbox;
  }

  ping(): Promise<void> {
    return this.#backend.ping();
  }

  async close(): Promise<void> {
    this.heal();
    await this.#backend.close();
  }

  #faulty<Target extends Outbox | Store>(target: Target): Target {
    return new Proxy(target, {
      get: (_target, name) => {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function') return method;
        return async (...values: unknown[]) => {
          await this.#suffer(name as Operation, values[0]);
          return Reflect.apply(method, target, values);
        };
      },
    });
  }

  async #suffer(operation: Operation, subject: unknown): Promise<void> {
    const id = typeof subject === 'object' && subject !== null && 'id' in subject ? subject.id : subject;
    this.asked.push(`${operation} ${id}`);
    const fault = this.#faults.get(operation);
    if (fault === 'fail') throw new StoreError('store_unavailable', `The store is away (${operation}).`);
    if (fault === 'hang') await new Promise<void>((resolve) => this.#healed.push(resolve));
  }
}
