import type { Clock } from '../../clock/index.js';
import { KeyedQueue } from '../keyed-queue.js';
import type { Store } from '../store.js';
import { fromBlob, toBlob } from './blobs.js';
import type { SqliteConnection } from './sqlite-connection.js';
import { SqliteLock } from './sqlite-lock.js';

/** How often what is over is cleared away, in milliseconds; with a bound, so that nobody waits long for it. */
const SWEEP_INTERVAL = 60_000;
const SWEEP_LIMIT = 1000;

const GET = 'SELECT value FROM entries WHERE key = ? AND expires_at > ?';
const SET = 'INSERT OR REPLACE INTO entries (key, value, expires_at) VALUES (?, ?, ?)';
const DELETE = 'DELETE FROM entries WHERE key = ?';
const ADD = `INSERT INTO entries (key, value, expires_at) VALUES (?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
  WHERE entries.expires_at <= ?`;
const REPLACE = 'UPDATE entries SET value = ?, expires_at = ? WHERE key = ? AND value = ? AND expires_at > ?';
const SWEEP = `DELETE FROM entries WHERE key IN
  (SELECT key FROM entries WHERE expires_at <= ? LIMIT ${SWEEP_LIMIT})`;
const SWEEP_LOCKS = 'DELETE FROM locks WHERE expires_at <= ?';

/** Keeps everything in a file that all processes of the machine may share. */
export class SqliteStore implements Store {
  readonly #connection: SqliteConnection;
  readonly #clock: Clock;
  /** The callers of this process wait here, without asking the file. */
  readonly #locks = new KeyedQueue();
  #sweepAt = 0;

  constructor(connection: SqliteConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  get(key: string): Promise<string | undefined> {
    return this.#connection.read((prepare) => fromBlob(prepare(GET).get(key, this.#clock.now())?.value));
  }

  async set(key: string, value: string, ttl: number): Promise<void> {
    this.#sweepNowAndThen();
    await this.#connection.write((prepare) => prepare(SET).run(key, toBlob(value), this.#clock.now() + ttl));
  }

  async delete(key: string): Promise<void> {
    await this.#connection.write((prepare) => prepare(DELETE).run(key));
  }

  add(key: string, value: string, ttl: number): Promise<string | undefined> {
    this.#sweepNowAndThen();
    return this.#connection.write((prepare) => {
      const now = this.#clock.now();
      const { changes } = prepare(ADD).run(key, toBlob(value), now + ttl, now);
      return changes === 1 ? undefined : fromBlob(prepare(GET).get(key, now)?.value);
    });
  }

  replace(key: string, expected: string, value: string, ttl: number): Promise<boolean> {
    return this.#connection.write((prepare) => {
      const now = this.#clock.now();
      const values = [toBlob(value), now + ttl, key, toBlob(expected), now];
      return prepare(REPLACE).run(...values).changes === 1;
    });
  }

  withLock<Result>(key: string, ttl: number, task: () => Promise<Result>): Promise<Result> {
    return this.#locks.run(key, () => new SqliteLock(this.#connection, this.#clock, key, ttl).run(task));
  }

  #sweepNowAndThen(): void {
    if (this.#clock.now() >= this.#sweepAt) void this.#sweep();
  }

  async #sweep(): Promise<void> {
    const now = this.#clock.now();
    this.#sweepAt = now + SWEEP_INTERVAL;
    try {
      const { changes } = await this.#connection.write((prepare) => {
        prepare(SWEEP_LOCKS).run(now);
        return prepare(SWEEP).run(now);
      });
      // There is more: the next caller goes on.
      if (changes === SWEEP_LIMIT) this.#sweepAt = now;
    } catch {
      // Whoever writes next is told of it.
    }
  }
}
