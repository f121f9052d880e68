export { KeyedQueue } from './keyed-queue.js';
export { loadPeer } from './load-peer.js';
export {
  MemoryBackend,
  MemoryOutbox,
  type MemoryOutboxOptions,
  MemoryStore,
  type MemoryStoreOptions,
  MemoryTokenStore,
} from './memory/index.js';
export { type OpenStoreOptions, openStore } from './open-store.js';
export type { Outbox, OutboxEntry, OutboxJob, OutboxJobState, OutboxStats } from './outbox.js';
export { RedisBackend, type RedisBackendOptions } from './redis/index.js';
export { SqliteBackend, type SqliteBackendOptions } from './sqlite/index.js';
export type { Store } from './store.js';
export type { StoreBackend, StoreLimiterFactory } from './store-backend.js';
export { storeSettingProblem } from './store-setting.js';
export type { TokenStore } from './token-store.js';
