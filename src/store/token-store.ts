/**
 * Where access tokens and tickets are kept. Give every process of one app the same store, so that they share one
 * token instead of each asking for its own.
 *
 * The values are credentials: keep them out of reach and out of logs. The keys hold no secret.
 */
export interface TokenStore {
  /** The value last set under `key`, or `undefined` when there is none or its time is over. */
  get(key: string): Promise<string | undefined>;
  /** Keeps `value` for `ttl` milliseconds. */
  set(key: string, value: string, ttl: number): Promise<void>;
  delete(key: string): Promise<void>;
  /**
   * Runs `task` while no other process runs one under the same key, so that only one of them renews a token.
   * `ttl` milliseconds after its holder died the lock must be free again. Optional: without it each process may
   * renew once.
   */
  withLock?<Result>(key: string, ttl: number, task: () => Promise<Result>): Promise<Result>;
}
