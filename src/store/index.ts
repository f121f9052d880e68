export { MemoryTokenStore } from './memory-token-store.js';
export type { TokenStore } from './token-store.js';
