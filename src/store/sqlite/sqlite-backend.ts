import { resolve } from 'node:path';
import { type Clock, systemClock } from '../../clock/index.js';
import { ConfigError } from '../../errors/index.js';
import type { Logger } from '../../logger/index.js';
import type { Outbox } from '../outbox.js';
import type { Store } from '../store.js';
import type { StoreBackend } from '../store-backend.js';
import { APPLICATION_ID } from './migrations.js';
import { SqliteConnection } from './sqlite-connection.js';
import { loadSqliteDriver } from './sqlite-driver.js';
import { SqliteOutbox } from './sqlite-outbox.js';
import { SqliteStore } from './sqlite-store.js';
import { isLasting } from './to-store-error.js';

/** Where the path is set. */
const STORE_SETTING = { option: 'store', variable: 'WECOM_APP_STORE' } as const;

export interface SqliteBackendOptions {
  /** Told when others can read the file. */
  readonly logger: Logger;
  /** Default: the machine's own. */
  readonly clock?: Clock;
}

/**
 * Keeps everything in one file, with two companions (`-wal`, `-shm`) while it is open. All processes of one machine
 * may share it; over a network file system none may. Accepted work survives a power failure; of what the store
 * remembers the last moments may be missing after one.
 */
export class SqliteBackend implements StoreBackend {
  readonly kind = 'sqlite';
  readonly isDurable = true;
  readonly isShared = true;
  readonly store: Store;
  readonly #clock: Clock;
  readonly #storeConnection: SqliteConnection;
  readonly #outboxConnection: SqliteConnection;
  readonly #outboxes = new Map<string, Outbox>();

  /**
   * @param path relative to the working directory; its folder is made when the file is first used
   * @throws ConfigError when the package `libsql` is not installed
   */
  constructor(path: string, { logger, clock = systemClock }: SqliteBackendOptions) {
    const file = { driver: loadSqliteDriver(), path: resolve(path), logger };
    this.#clock = clock;
    this.#storeConnection = new SqliteConnection({ ...file, synchronous: 'NORMAL' }, clock);
    this.#outboxConnection = new SqliteConnection({ ...file, synchronous: 'FULL' }, clock);
    this.store = new SqliteStore(this.#storeConnection, clock);
  }

  outbox(name: string): Outbox {
    const outbox = this.#outboxes.get(name) ?? new SqliteOutbox(this.#outboxConnection, this.#clock, name);
    this.#outboxes.set(name, outbox);
    return outbox;
  }

  async open(): Promise<void> {
    await this.ping().catch((error: unknown) => {
      if (!isLasting(error)) return;
      throw new ConfigError([{ ...STORE_SETTING, message: error.message }]);
    });
  }

  /** Writes the mark of the file over itself: a full disk shows here, not with the next callback. */
  async ping(): Promise<void> {
    await this.#outboxConnection.write((prepare) => prepare(`PRAGMA application_id = ${APPLICATION_ID}`).run());
  }

  async close(): Promise<void> {
    await Promise.all([this.#storeConnection.close(), this.#outboxConnection.close()]);
  }
}
