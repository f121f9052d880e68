import type { Outbox, OutboxJob, Store, StoreBackend, StoreLimiterFactory } from '../../../src/store/index.js';
import type { KillSwitch } from './kill-switch.js';

/** A backend that passes the points of a kill switch on its way to the real one. */
export class FaultBackend implements StoreBackend {
  readonly kind: StoreBackend['kind'];
  readonly isDurable: boolean;
  readonly isShared: boolean;
  readonly store: Store;
  readonly createLimiter?: StoreLimiterFactory;
  readonly #backend: StoreBackend;
  readonly #kill: KillSwitch;
  readonly #outboxes = new Map<string, Outbox>();

  constructor(backend: StoreBackend, kill: KillSwitch) {
    this.kind = backend.kind;
    this.isDurable = backend.isDurable;
    this.isShared = backend.isShared;
    this.store = killingStore(backend.store, kill);
    if (backend.createLimiter !== undefined) this.createLimiter = backend.createLimiter;
    this.#backend = backend;
    this.#kill = kill;
  }

  /** The outboxes that were asked for so far. */
  get outboxes(): readonly Outbox[] {
    return [...this.#outboxes.values()];
  }

  outbox(name: string): Outbox {
    const outbox = this.#outboxes.get(name) ?? killingOutbox(this.#backend.outbox(name), this.#kill);
    this.#outboxes.set(name, outbox);
    return outbox;
  }

  ping(): Promise<void> {
    return this.#backend.ping();
  }

  close(): Promise<void> {
    return this.#backend.close();
  }
}

function killingStore(store: Store, kill: KillSwitch): Store {
  return {
    get: (key) => store.get(key),
    set: (key, value, ttl) => store.set(key, value, ttl),
    delete: (key) => store.delete(key),
    replace: (key, expected, value, ttl) => store.replace(key, expected, value, ttl),
    withLock: (key, ttl, task) => store.withLock(key, ttl, task),
    add: async (key, value, ttl) => {
      const present = await store.add(key, value, ttl);
      if (key.startsWith('callback:')) kill.pass('during-claim');
      return present;
    },
  };
}

function killingOutbox(outbox: Outbox, kill: KillSwitch): Outbox {
  const isWork = (job: OutboxJob): boolean => job.kind === 'work';
  return {
    take: (limit, hold) => outbox.take(limit, hold),
    postpone: (id, delay, attempts, lastError) => outbox.postpone(id, delay, attempts, lastError),
    bury: (id, attempts, lastError) => outbox.bury(id, attempts, lastError),
    list: (state, limit) => outbox.list(state, limit),
    retry: (id) => outbox.retry(id),
    drop: (id) => outbox.drop(id),
    stats: () => outbox.stats(),
    put: async (job, hold) => {
      if (isWork(job)) kill.pass('before-put');
      await outbox.put(job, hold);
      kill.pass(isWork(job) ? 'after-put' : 'before-send');
    },
    renew: (id, hold, payload) => {
      kill.pass('during-renew');
      return outbox.renew(id, hold, payload);
    },
    done: async (id) => {
      const isAnswer = id.startsWith('s-');
      if (isAnswer) kill.pass('after-send-before-done');
      await outbox.done(id);
      if (isAnswer) kill.pass('after-done');
    },
  };
}
