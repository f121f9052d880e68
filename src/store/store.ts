import type { TokenStore } from './token-store.js';

/**
 * What an app remembers for a time: tokens and tickets, callbacks already seen, sessions. Keys hold no secret; values
 * may. Every method rejects with a `StoreError` when the store cannot be reached or written.
 */
export interface Store extends TokenStore {
  /**
   * Keeps `value` for `ttl` milliseconds unless the key has a value already: of several callers at once, in however
   * many processes, one wins. Answers `undefined` to the winner and the value that is there to the others.
   */
  add(key: string, value: string, ttl: number): Promise<string | undefined>;
  /**
   * Puts `value` in the place of `expected`, for `ttl` milliseconds; answers whether `expected` was still there.
   */
  replace(key: string, expected: string, value: string, ttl: number): Promise<boolean>;
  /**
   * Runs `task` while no other caller, in whatever process, runs one under the same key. The lock is free again at
   * most `ttl` milliseconds after its holder died; a holder that lives keeps it for as long as the task takes.
   */
  withLock<Result>(key: string, ttl: number, task: () => Promise<Result>): Promise<Result>;
}
