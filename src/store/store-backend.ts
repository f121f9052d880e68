import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Outbox } from './outbox.js';
import type { Store } from './store.js';

/** Makes the limiter that holds the counts of one limit. */
export type StoreLimiterFactory = (options: {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}) => RateLimiterAbstract;

/**
 * One place where an app keeps everything: memory, a SQLite file or Redis. Several apps may share one.
 *
 * Made by `openStore`; connects when it is first used, so making one never fails for a server that is away.
 */
export interface StoreBackend {
  /** `memory`, `sqlite` or `redis`. */
  readonly kind: 'memory' | 'sqlite' | 'redis';
  /** Whether what it keeps outlives the process. */
  readonly isDurable: boolean;
  /** Whether several processes see the same. */
  readonly isShared: boolean;
  readonly store: Store;
  /** The outbox of one app; the same one each time for the same name (letters, digits, `-` and `_`). */
  outbox(name: string): Outbox;
  /** For limits that all processes share; absent where each process has its own. */
  readonly createLimiter?: StoreLimiterFactory;
  /**
   * Called before an app listens. One that is away now may come back, and the app starts without it; absent where there
   * is nothing else that could be wrong.
   *
   * @throws ConfigError for what no waiting mends, such as a path that is a folder
   */
  open?(): Promise<void>;
  /** Resolves when it can be read and written now. @throws StoreError `store_unavailable` */
  ping(): Promise<void>;
  /** Lets connections and files go. */
  close(): Promise<void>;
}
