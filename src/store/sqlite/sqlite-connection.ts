import { statSync } from 'node:fs';
import { type Clock, sleep } from '../../clock/index.js';
import { StoreError } from '../../errors/index.js';
import { type OpenDatabaseOptions, openDatabase } from './open-database.js';
import type { SqliteDatabase, SqliteStatement } from './sqlite-driver.js';
import { isBusy, isFull, isHarmless, toStoreError } from './to-store-error.js';

/** How long other processes may keep the file locked before a call fails, in milliseconds. */
const PATIENCE = 5000;
const BUSY_POLL = 50;
/** Bounds how long one transaction keeps this process and the others waiting. */
const MAX_TRANSACTION = 256;

/** Compiles a statement, once for each connection. */
export type Prepare = (sql: string) => SqliteStatement;

interface Work {
  /** Answers what tells the caller that it is done, once it is committed. */
  attempt(prepare: Prepare): () => void;
  fail(error: unknown): void;
}

/**
 * One connection to the file, opened when first used and anew after a failure that may have spoilt it. What is to be
 * written in one turn of the event loop is written in one transaction: a hundred callers wait for the disk once.
 */
export class SqliteConnection {
  readonly #options: OpenDatabaseOptions;
  readonly #clock: Clock;
  readonly #statements = new Map<string, SqliteStatement>();
  #database: SqliteDatabase | undefined;
  #inode: number | undefined;
  readonly #waiting: Work[] = [];
  /** How many works are neither done nor failed. */
  #pending = 0;
  #writing: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: OpenDatabaseOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /**
   * Runs statements in a transaction, after what was given earlier; more than once when the first try failed.
   * @throws StoreError when they did not take effect
   */
  write<Result>(work: (prepare: Prepare) => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) throw closedError();
      const attempt = (prepare: Prepare): (() => void) => {
        const result = work(prepare);
        return () => resolve(result);
      };
      this.#waiting.push({ attempt, fail: reject });
      this.#pending += 1;
      this.#writing ??= this.#writeAll();
    });
  }

  /** Runs one statement that changes nothing; at once, unless there is something to be written before. */
  async read<Result>(work: (prepare: Prepare) => Result): Promise<Result> {
    if (this.#isClosed) throw closedError();
    if (this.#pending > 0) return this.write(work);
    try {
      return work(this.#prepare);
    } catch (error) {
      this.#recover(error);
      if (!isBusy(error)) throw toStoreError(error, this.#options.path);
    }
    return this.write(work);
  }

  /** Writes what is waiting, moves everything into the one file and lets it go. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
    this.#emptyLog('TRUNCATE');
    this.#letGo();
  }

  async #writeAll(): Promise<void> {
    do {
      await new Promise((resolve) => setImmediate(resolve));
      const works = this.#waiting.splice(0, MAX_TRANSACTION);
      await this.#commit(works);
    } while (this.#waiting.length > 0);
    this.#writing = undefined;
  }

  async #commit(works: readonly Work[]): Promise<void> {
    try {
      const committed = await this.#patiently(() => this.#transact(works));
      this.#pending -= works.length;
      for (const tell of committed) tell();
    } catch (error) {
      // One that cannot be written must not take the others with it.
      if (works.length > 1 && !isBusy(error)) {
        for (const work of works) await this.#commit([work]);
        return;
      }
      this.#pending -= works.length;
      for (const work of works) work.fail(toStoreError(error, this.#options.path));
    }
  }

  async #patiently<Result>(attempt: () => Result): Promise<Result> {
    const giveUpAt = this.#clock.now() + PATIENCE;
    let madeRoom = false;
    for (;;) {
      try {
        return attempt();
      } catch (error) {
        if (isFull(error) && !madeRoom) {
          madeRoom = true;
          this.#emptyLog('RESTART');
          continue;
        }
        if (!isBusy(error) || this.#clock.now() >= giveUpAt) throw error;
      }
      await sleep(this.#clock, BUSY_POLL);
    }
  }

  /**
   * Moves what is in the log beside the file into the file.
   * @param mode `RESTART` keeps the room of the log, so that it can be written again on a full disk
   */
  #emptyLog(mode: 'RESTART' | 'TRUNCATE'): void {
    try {
      this.#database?.exec(`PRAGMA wal_checkpoint(${mode})`);
    } catch {
      // Another process is reading, or the disk is full: what is in the log is safe there.
    }
  }

  #transact(works: readonly Work[]): (() => void)[] {
    try {
      if (this.#isReplaced()) this.#letGo();
      const database = this.#open();
      database.exec('BEGIN IMMEDIATE');
      const committed = works.map((work) => work.attempt(this.#prepare));
      database.exec('COMMIT');
      return committed;
    } catch (error) {
      this.#recover(error);
      throw error;
    }
  }

  readonly #prepare: Prepare = (sql) => {
    const database = this.#open();
    const statement = this.#statements.get(sql) ?? database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  };

  #open(): SqliteDatabase {
    if (this.#database === undefined) {
      this.#database = openDatabase(this.#options);
      this.#inode = inodeOf(this.#options.path);
    }
    return this.#database;
  }

  /** What is written into a file that someone has deleted is lost with the process. */
  #isReplaced(): boolean {
    return this.#database !== undefined && inodeOf(this.#options.path) !== this.#inode;
  }

  #recover(error: unknown): void {
    try {
      if (this.#database?.inTransaction) this.#database.exec('ROLLBACK');
      if (isHarmless(error)) return;
    } catch {
      // Then the connection is of no more use either.
    }
    this.#letGo();
  }

  #letGo(): void {
    this.#statements.clear();
    const database = this.#database;
    this.#database = undefined;
    database?.close();
  }
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}

function closedError(): StoreError {
  return new StoreError('store_closed', 'The store is closed: the app is shutting down.');
}
