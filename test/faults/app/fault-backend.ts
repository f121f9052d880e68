import { StoreError } from '../../../src/errors/index.js';
import type { Outbox, OutboxJob, Store, StoreBackend, StoreLimiterFactory } from '../../../src/store/index.js';
import type { KillSwitch } from './kill-switch.js';

/** A backend that passes the points of a kill switch on its way to the real one, and can play a full disk. */
export class FaultBackend implements StoreBackend {
  /** Whether nothing can be written. */
  isFull = false;
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
    this.store = faultyStore(backend.store, kill, this.#checkRoom);
    if (backend.createLimiter !== undefined) this.createLimiter = backend.createLimiter;
    this.#backend = backend;
    this.#kill = kill;
  }

  /** The outboxes that were asked for so far. */
  get outboxes(): readonly Outbox[] {
    return [...this.#outboxes.values()];
  }

  outbox(name: string): Outbox {
    const outbox = this.#outboxes.get(name) ?? faultyOutbox(this.#backend.outbox(name), this.#kill, this.#checkRoom);
    this.#outboxes.set(name, outbox);
    return outbox;
  }

  ping(): Promise<void> {
    return this.#backend.ping();
  }

  close(): Promise<void> {
    return this.#backend.close();
  }

  readonly #checkRoom = (): void => {
    if (this.isFull) throw new StoreError('store_unavailable', 'The disk is full, as the fault suite plays it.');
  };
}

/** @param checkRoom throws when nothing can be written */
function faultyStore(store: Store, kill: KillSwitch, checkRoom: () => void): Store {
  return {
    get: (key) => store.get(key),
    withLock: (key, ttl, task) => store.withLock(key, ttl, task),
    set: async (key, value, ttl) => {
      checkRoom();
      await store.set(key, value, ttl);
    },
    delete: async (key) => {
      checkRoom();
      await store.delete(key);
    },
    replace: async (key, expected, value, ttl) => {
      checkRoom();
      return store.replace(key, expected, value, ttl);
    },
    add: async (key, value, ttl) => {
      checkRoom();
      const present = await store.add(key, value, ttl);
      if (key.startsWith('callback:')) kill.pass('during-claim');
      return present;
    },
  };
}

function faultyOutbox(outbox: Outbox, kill: KillSwitch, checkRoom: () => void): Outbox {
  const isWork = (job: OutboxJob): boolean => job.kind === 'work';
  return {
    list: (state, limit) => outbox.list(state, limit),
    retry: (id) => outbox.retry(id),
    drop: (id) => outbox.drop(id),
    stats: () => outbox.stats(),
    take: async (limit, hold) => {
      checkRoom();
      return outbox.take(limit, hold);
    },
    postpone: async (id, delay, attempts, lastError) => {
      checkRoom();
      await outbox.postpone(id, delay, attempts, lastError);
    },
    bury: async (id, attempts, lastError) => {
      checkRoom();
      await outbox.bury(id, attempts, lastError);
    },
    put: async (job, hold) => {
      checkRoom();
      if (isWork(job)) kill.pass('before-put');
      await outbox.put(job, hold);
      kill.pass(isWork(job) ? 'after-put' : 'before-send');
    },
    renew: async (id, hold, payload) => {
      checkRoom();
      kill.pass('during-renew');
      return outbox.renew(id, hold, payload);
    },
    done: async (id) => {
      checkRoom();
      const isAnswer = id.startsWith('s-');
      if (isAnswer) kill.pass('after-send-before-done');
      await outbox.done(id);
      if (isAnswer) kill.pass('after-done');
    },
  };
}
