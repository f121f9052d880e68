import { randomUUID } from 'node:crypto';
import { type Clock, type ClockTimer, sleep } from '../../clock/index.js';
import type { SqliteConnection } from './sqlite-connection.js';

/** How often a waiter looks whether the lock is free, in milliseconds. */
const POLL = 20;

const FIND = 'SELECT 1 FROM locks WHERE key = ? AND expires_at > ?';
const ACQUIRE = `INSERT INTO locks (key, holder, expires_at) VALUES (?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
  WHERE locks.expires_at <= ?`;
const RENEW = 'UPDATE locks SET expires_at = ? WHERE key = ? AND holder = ?';
const RELEASE = 'DELETE FROM locks WHERE key = ? AND holder = ?';

/** A row that says who holds the lock and until when; it is renewed for as long as the task of its holder runs. */
export class SqliteLock {
  readonly #connection: SqliteConnection;
  readonly #clock: Clock;
  readonly #key: string;
  readonly #ttl: number;
  readonly #holder = randomUUID();
  #timer: ClockTimer | undefined;

  constructor(connection: SqliteConnection, clock: Clock, key: string, ttl: number) {
    this.#connection = connection;
    this.#clock = clock;
    this.#key = key;
    this.#ttl = ttl;
  }

  /** Runs `task` once the lock is free. @throws StoreError when it cannot be had; the task has not run then */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    while (!(await this.#acquire())) await sleep(this.#clock, POLL);
    this.#renewLater();
    try {
      return await task();
    } finally {
      this.#timer?.cancel();
      this.#timer = undefined;
      await this.#release();
    }
  }

  async #acquire(): Promise<boolean> {
    const held = await this.#connection.read((prepare) => prepare(FIND).get(this.#key, this.#clock.now()));
    if (held !== undefined) return false;
    return this.#connection.write((prepare) => {
      const now = this.#clock.now();
      return prepare(ACQUIRE).run(this.#key, this.#holder, now + this.#ttl, now).changes === 1;
    });
  }

  #renewLater(): void {
    this.#timer = this.#clock.setTimeout(() => void this.#renew(), this.#ttl / 3);
  }

  async #renew(): Promise<void> {
    try {
      const until = this.#clock.now() + this.#ttl;
      await this.#connection.write((prepare) => prepare(RENEW).run(until, this.#key, this.#holder));
    } catch {
      // Tried again in a while; a disk that stays full that long costs the lock, which the caller cannot help.
    }
    if (this.#timer !== undefined) this.#renewLater();
  }

  async #release(): Promise<void> {
    try {
      await this.#connection.write((prepare) => prepare(RELEASE).run(this.#key, this.#holder));
    } catch {
      // It runs out by itself; what the task answered counts.
    }
  }
}
