import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock/index.js';
import type { Outbox, OutboxEntry, OutboxJob, OutboxJobState, OutboxStats } from '../outbox.js';
import { fromBlob, toBlob } from './blobs.js';
import type { SqliteConnection } from './sqlite-connection.js';
import type { SqliteRow, SqliteValue } from './sqlite-driver.js';

const PUT = `INSERT INTO jobs (outbox, id, kind, payload, created_at, attempts, last_error, due_at, holder)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (outbox, id) DO NOTHING`;
const RENEW = `UPDATE jobs SET due_at = ?, payload = coalesce(?, payload)
  WHERE outbox = ? AND id = ? AND holder = ?`;
const TAKE = `UPDATE jobs SET due_at = ?, holder = ? WHERE number IN (
    SELECT number FROM jobs WHERE outbox = ? AND is_dead = 0 AND due_at <= ? ORDER BY created_at, number LIMIT ?
  ) RETURNING *`;
const DONE = 'DELETE FROM jobs WHERE outbox = ? AND id = ? AND holder = ?';
const POSTPONE = `UPDATE jobs SET due_at = ?, attempts = ?, last_error = coalesce(?, last_error), holder = NULL
  WHERE outbox = ? AND id = ? AND holder = ?`;
const BURY = `UPDATE jobs SET due_at = ?, attempts = ?, last_error = ?, holder = NULL, is_dead = 1
  WHERE outbox = ? AND id = ? AND holder = ?`;
const LIST = `WITH entries AS (
    SELECT *, iif(is_dead, 'dead', iif(holder IS NOT NULL AND due_at > ?, 'held', 'waiting')) AS state
    FROM jobs WHERE outbox = ?
  ) SELECT * FROM entries WHERE ? IN ('all', state) ORDER BY created_at, number LIMIT ?`;
const RETRY = 'UPDATE jobs SET due_at = ?, attempts = 0, is_dead = 0 WHERE outbox = ? AND id = ? AND is_dead = 1';
const DROP = 'DELETE FROM jobs WHERE outbox = ? AND id = ? AND (is_dead = 1 OR holder IS NULL OR due_at <= ?)';
const STATS = `SELECT count(*) FILTER (WHERE is_dead = 0) AS depth, count(*) FILTER (WHERE is_dead = 1) AS dead,
  min(created_at) FILTER (WHERE is_dead = 0) AS oldest FROM jobs WHERE outbox = ?`;

/** Keeps the jobs of one app in a file, from which all processes of the machine may take them. */
export class SqliteOutbox implements Outbox {
  readonly #connection: SqliteConnection;
  readonly #clock: Clock;
  readonly #name: string;
  /** Tells this process's jobs from those of the others, and of an earlier one with the same number. */
  readonly #holder = randomUUID();

  constructor(connection: SqliteConnection, clock: Clock, name: string) {
    this.#connection = connection;
    this.#clock = clock;
    this.#name = name;
  }

  async put({ id, kind, payload, createdAt, attempts, lastError }: OutboxJob, hold: number): Promise<void> {
    const job = [id, kind, toBlob(payload), createdAt, attempts, toBlob(lastError)];
    await this.#run(PUT, () => [this.#name, ...job, this.#after(hold), this.#holder]);
  }

  async renew(id: string, hold: number, payload?: string): Promise<boolean> {
    return (await this.#run(RENEW, () => [this.#after(hold), toBlob(payload), ...this.#held(id)])) === 1;
  }

  async take(limit: number, hold: number): Promise<readonly OutboxJob[]> {
    const rows = await this.#connection.write((prepare) =>
      prepare(TAKE).all(this.#after(hold), this.#holder, this.#name, this.#clock.now(), limit),
    );
    return rows.toSorted(byAge).map(toJob);
  }

  async done(id: string): Promise<void> {
    await this.#run(DONE, () => this.#held(id));
  }

  async postpone(id: string, delay: number, attempts: number, lastError?: string): Promise<void> {
    await this.#run(POSTPONE, () => [this.#after(delay), attempts, toBlob(lastError), ...this.#held(id)]);
  }

  async bury(id: string, attempts: number, lastError: string): Promise<void> {
    await this.#run(BURY, () => [this.#clock.now(), attempts, toBlob(lastError), ...this.#held(id)]);
  }

  async list(state: OutboxJobState | 'all', limit: number): Promise<readonly OutboxEntry[]> {
    const rows = await this.#connection.read((prepare) =>
      prepare(LIST).all(this.#clock.now(), this.#name, state, limit),
    );
    return rows.map((row) => ({ ...toJob(row), state: toState(row.state), dueAt: Number(row.due_at) }));
  }

  async retry(id: string): Promise<boolean> {
    return (await this.#run(RETRY, () => [this.#clock.now(), this.#name, id])) === 1;
  }

  async drop(id: string): Promise<boolean> {
    return (await this.#run(DROP, () => [this.#name, id, this.#clock.now()])) === 1;
  }

  async stats(): Promise<OutboxStats> {
    const row = await this.#connection.read((prepare) => prepare(STATS).get(this.#name));
    const oldest = row?.oldest;
    return {
      depth: Number(row?.depth),
      oldest: typeof oldest === 'number' ? oldest : undefined,
      dead: Number(row?.dead),
    };
  }

  /** @param values asked for at the moment of writing, which may be later than the call */
  #run(sql: string, values: () => readonly SqliteValue[]): Promise<number> {
    return this.#connection.write((prepare) => prepare(sql).run(...values()).changes);
  }

  /** Only what this process holds: nobody else has taken it since. */
  #held(id: string): readonly SqliteValue[] {
    return [this.#name, id, this.#holder];
  }

  #after(delay: number): number {
    return this.#clock.now() + delay;
  }
}

function byAge(one: SqliteRow, another: SqliteRow): number {
  return Number(one.created_at) - Number(another.created_at) || Number(one.number) - Number(another.number);
}

function toJob(row: SqliteRow): OutboxJob {
  return {
    id: String(row.id),
    kind: String(row.kind),
    payload: fromBlob(row.payload) ?? '',
    createdAt: Number(row.created_at),
    attempts: Number(row.attempts),
    lastError: fromBlob(row.last_error),
  };
}

function toState(state: unknown): OutboxJobState {
  return state === 'dead' || state === 'held' ? state : 'waiting';
}
