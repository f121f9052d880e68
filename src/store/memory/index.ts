export { MemoryBackend } from './memory-backend.js';
export { MemoryOutbox, type MemoryOutboxOptions } from './memory-outbox.js';
export { MemoryStore, type MemoryStoreOptions } from './memory-store.js';
export { MemoryTokenStore } from './memory-token-store.js';
