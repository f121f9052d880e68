import { loadPeer } from '../load-peer.js';

/** What is bound to the `?` of a statement. Text that may hold a NUL goes in as a Buffer: it would come back cut off. */
export type SqliteValue = string | number | Buffer | null;

/** One row; columns by their name. */
export type SqliteRow = Readonly<Record<string, unknown>>;

/** A statement that the database has compiled. */
export interface SqliteStatement {
  run(...values: readonly SqliteValue[]): { readonly changes: number };
  get(...values: readonly SqliteValue[]): SqliteRow | undefined;
  all(...values: readonly SqliteValue[]): readonly SqliteRow[];
}

/** The part of `libsql` that is used here; that of `better-sqlite3` is the same. */
export interface SqliteDatabase {
  readonly inTransaction: boolean;
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** Opens a file. `timeout` is how long a call may wait, blocking, for another process, in milliseconds. */
export type SqliteDriver = new (path: string, options: { readonly timeout: number }) => SqliteDatabase;

/** @throws ConfigError when `libsql` is not installed */
export function loadSqliteDriver(): SqliteDriver {
  return loadPeer<SqliteDriver>('libsql', 'store', 'WECOM_APP_STORE');
}
