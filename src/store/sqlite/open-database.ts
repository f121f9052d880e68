import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../../errors/index.js';
import type { Logger } from '../../logger/index.js';
import { APPLICATION_ID, MIGRATIONS } from './migrations.js';
import type { SqliteDatabase, SqliteDriver } from './sqlite-driver.js';

/** How long a statement may wait, blocking this process, for another process, in milliseconds. */
const BLOCKING_WAIT = 20;

/** `FULL`: what is committed survives a power failure. `NORMAL`: the last moments before one may be missing. */
export type Synchronous = 'FULL' | 'NORMAL';

export interface OpenDatabaseOptions {
  readonly driver: SqliteDriver;
  readonly path: string;
  readonly synchronous: Synchronous;
  readonly logger: Logger;
}

/**
 * Opens the file, made with its folder where there is none, and brings its tables up to date.
 * @throws StoreError when it belongs to another program or to a newer version of this package
 */
export function openDatabase({ driver, path, synchronous, logger }: OpenDatabaseOptions): SqliteDatabase {
  makeFile(path);
  const database = connect(driver, path);
  try {
    // Asked before anything is changed: the file may be another program's.
    const version = versionOf(database, path);
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`);
    if (version < MIGRATIONS.length) migrate(database, path);
    warnOfReaders(path, logger);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Makes the file so that only this user can read it: it holds tokens. SQLite gives its companions the same mode. */
function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    // A file that is there must not be opened here: closing it again would end SQLite's locks of this process on it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const found = statSync(path);
    if (!found.isFile()) throw failure(found.isDirectory() ? 'EISDIR' : 'ENOTSUP');
  }
}

function connect(driver: SqliteDriver, path: string): SqliteDatabase {
  try {
    return new driver(path, { timeout: BLOCKING_WAIT });
  } catch (error) {
    // This one failure has its number in the text only.
    throw /: 14"?\)?$/.test(String(error)) ? failure('SQLITE_CANTOPEN') : error;
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Files that it has been said of: they are opened more than once. */
const told = new Set<string>();

function warnOfReaders(path: string, logger: Logger): void {
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o007) === 0 || process.platform === 'win32' || told.has(path)) return;
  told.add(path);
  logger.warn({ path, mode: mode.toString(8) }, 'every user of this machine can read the store: chmod 600 the file');
}

function migrate(database: SqliteDatabase, path: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    // Asked again: another process may have been faster.
    for (const step of MIGRATIONS.slice(versionOf(database, path))) database.exec(step);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(database: SqliteDatabase, path: string): number {
  const number = (sql: string): number => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
  if (number('SELECT count(*) FROM sqlite_master') === 0) return 0;
  if (number('PRAGMA application_id') !== APPLICATION_ID) {
    const message = `The file ${path} is another program's database: choose another path for the store.`;
    throw new StoreError('store_unavailable', message);
  }
  const version = number('PRAGMA user_version');
  if (version <= MIGRATIONS.length) return version;
  const message = `The store ${path} was written by a newer version of wecom-app-svr: install that version or a later one.`;
  throw new StoreError('store_unavailable', message);
}
