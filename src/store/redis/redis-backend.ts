import { type Clock, systemClock } from '../../clock/index.js';
import { ConfigError } from '../../errors/index.js';
import type { Logger } from '../../logger/index.js';
import { loadPeer } from '../load-peer.js';
import type { Outbox } from '../outbox.js';
import type { Store } from '../store.js';
import type { StoreBackend, StoreLimiterFactory } from '../store-backend.js';
import { BullMqOutbox } from './bullmq-outbox.js';
import { RedisConnection } from './redis-connection.js';
import { RedisLimiter } from './redis-limiter.js';
import { RedisLock } from './redis-lock.js';
import { RedisStore } from './redis-store.js';

export interface RedisBackendOptions {
  /** Told when Redis goes away, when it is back, and what its settings can cost. */
  readonly logger: Logger;
  /** Default: the machine's own. */
  readonly clock?: Clock;
  /** What every key begins with; whatever shares a prefix shares everything. Default `wecom-app-svr`. */
  readonly prefix?: string;
}

/**
 * Keeps everything in one Redis (5 or later), for as many processes as use it: values as plain keys, outboxes as
 * queues of BullMQ. Needs the packages `ioredis` and `bullmq`.
 *
 * Redis must not throw keys away (`maxmemory-policy noeviction`), and what is owed outlives Redis itself only with
 * `appendonly yes`; a line in the log says so when it is set otherwise.
 */
export class RedisBackend implements StoreBackend {
  readonly kind = 'redis';
  readonly isDurable = true;
  readonly isShared = true;
  readonly store: Store;
  readonly createLimiter: StoreLimiterFactory;
  readonly #connection: RedisConnection;
  readonly #prefix: string;
  readonly #outboxes = new Map<string, Outbox>();

  /**
   * @param url `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS
   * @throws ConfigError when that is no such address, or the packages are not installed
   */
  constructor(url: string, { logger, clock = systemClock, prefix = 'wecom-app-svr' }: RedisBackendOptions) {
    checkUrl(url);
    checkPackages();
    const connection = new RedisConnection(url, { name: prefix, clock, logger });
    this.#connection = connection;
    this.#prefix = prefix;
    this.store = new RedisStore(connection, new RedisLock(connection, clock, logger), prefix);
    this.createLimiter = (options) => new RedisLimiter(connection, prefix, options);
  }

  outbox(name: string): Outbox {
    const outbox = this.#outboxes.get(name) ?? new BullMqOutbox(this.#connection, name, `${this.#prefix}:outbox`);
    this.#outboxes.set(name, outbox);
    return outbox;
  }

  async ping(): Promise<void> {
    await this.#connection.run((client) => client.set(`${this.#prefix}:ping`, '', 'PX', 1));
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}

/** Where the address is set. */
const SETTING = { option: 'store', variable: 'WECOM_APP_STORE' } as const;

function checkUrl(url: string): void {
  if (/^rediss?:\/\//.test(url) && URL.canParse(url)) return;
  const message =
    'is no address of a Redis: write redis://[user:password@]host[:port][/database], or rediss:// for TLS, and ' +
    'percent-encode the special characters of the password';
  throw new ConfigError([{ ...SETTING, message }]);
}

/** Loads both now, which takes some time, so that neither is found missing, or waited for, while a callback is answered. */
function checkPackages(): void {
  const problems = ['ioredis', 'bullmq'].flatMap((name) => {
    try {
      loadPeer(name, SETTING.option, SETTING.variable);
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
}
