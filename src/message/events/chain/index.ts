export type { ChainChangeEventMap } from './chain-events.js';
export type * from './change-chain-events.js';
