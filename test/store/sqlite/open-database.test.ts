import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { StoreError } from '../../../src/errors/index.js';
import { MIGRATIONS } from '../../../src/store/sqlite/migrations.js';
import { openDatabase } from '../../../src/store/sqlite/open-database.js';
import { loadSqliteDriver, type SqliteDatabase } from '../../../src/store/sqlite/sqlite-driver.js';
import { SqliteWorld } from './sqlite-world.js';

const driver = loadSqliteDriver();
const isPosix = process.platform !== 'win32';

describe('opening the file', () => {
  let world: SqliteWorld;

  beforeEach(() => {
    world = new SqliteWorld();
  });
  afterEach(() => world.close());

  function open(synchronous: 'FULL' | 'NORMAL' = 'FULL'): SqliteDatabase {
    return openDatabase({ driver, path: world.path, synchronous, logger: world.logger });
  }

  /** What another program does to the file. */
  function tamper(sql: string): void {
    mkdirSync(dirname(world.path), { recursive: true });
    const database = new driver(world.path, { timeout: 0 });
    database.exec(sql);
    database.close();
  }

  function refusal(): StoreError {
    try {
      open().close();
    } catch (error) {
      assert.ok(error instanceof StoreError);
      return error;
    }
    assert.fail('it was opened');
  }

  const pragma = (database: SqliteDatabase, name: string): unknown => {
    const row = database.prepare(`PRAGMA ${name}`).get() ?? {};
    return Object.values(row)[0];
  };

  it('makes it with its folder, for this user alone', { skip: !isPosix && 'Windows has other rights' }, () => {
    const database = open();
    const folder = dirname(world.path);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.deepEqual(readdirSync(folder).toSorted(), ['wecom.db', 'wecom.db-shm', 'wecom.db-wal']);
    for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
    assert.deepEqual(world.logger.lines, []);
    database.close();
  });

  it('warns of one that every user can read', { skip: !isPosix && 'Windows has other rights' }, () => {
    open().close();
    chmodSync(world.path, 0o640);
    open().close();
    assert.deepEqual(world.logger.lines, []);
    chmodSync(world.path, 0o644);
    open().close();
    open().close();
    const told = world.logger.lines.map(({ level, mode }) => ({ level, mode }));
    assert.deepEqual(told, [{ level: 'warn', mode: '644' }]);
  });

  it('says nothing of who can read what is no store', () => {
    mkdirSync(dirname(world.path), { recursive: true });
    writeFileSync(world.path, 'this is no database, but a text of some length');
    assert.throws(() => open(), { code: 'SQLITE_NOTADB' });
    rmSync(world.path);
    mkdirSync(world.path);
    assert.throws(() => open(), { code: 'EISDIR' });
    assert.deepEqual(world.logger.lines, []);
  });

  it('does not wait for a pipe', { skip: !isPosix && 'Windows has no such files' }, () => {
    mkdirSync(dirname(world.path), { recursive: true });
    execFileSync('mkfifo', [world.path]);
    assert.throws(() => open(), { code: 'ENOTSUP' });
  });

  it('names the one failure that SQLite tells by its number', () => {
    class Failing extends driver {
      constructor(path: string, options: { readonly timeout: number }) {
        super(path, options);
        throw new Error('ConnectionFailed("Unable to open connection to local database x: 14")');
      }
    }
    const options = { driver: Failing, path: world.path, synchronous: 'FULL', logger: world.logger } as const;
    assert.throws(() => openDatabase(options), { code: 'SQLITE_CANTOPEN' });
  });

  it('writes ahead, and as safely as asked', () => {
    const full = open('FULL');
    const normal = open('NORMAL');
    assert.equal(pragma(full, 'journal_mode'), 'wal');
    assert.equal(pragma(full, 'synchronous'), 2);
    assert.equal(pragma(normal, 'synchronous'), 1);
    assert.ok(Number(pragma(full, 'busy_timeout')) > 0);
    full.close();
    normal.close();
  });

  it('keeps the version of its tables, and leaves those of the same version alone', () => {
    const first = open();
    assert.equal(pragma(first, 'user_version'), MIGRATIONS.length);
    first.exec(`INSERT INTO locks VALUES ('key', 'me', 1)`);
    first.close();
    const second = open();
    assert.equal(second.prepare('SELECT holder FROM locks').get()?.holder, 'me');
    second.close();
  });

  it('refuses a file of a newer version, and says what to install', () => {
    open().close();
    tamper(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    assert.match(refusal().message, /newer version of wecom-app-svr/);
  });

  it('refuses another program’s database, without touching it', () => {
    tamper('CREATE TABLE users (name TEXT)');
    const before = readFileSync(world.path);
    assert.match(refusal().message, /another program's database/);
    assert.deepEqual(readFileSync(world.path), before);
  });

  it('leaves no half-made tables when it fails on the way', () => {
    let isBroken = true;
    class Breaking extends driver {
      override exec(sql: string): unknown {
        if (isBroken && sql.startsWith('PRAGMA application_id')) throw new Error('broken');
        return super.exec(sql);
      }
    }
    const options = { driver: Breaking, path: world.path, synchronous: 'FULL', logger: world.logger } as const;
    assert.throws(() => openDatabase(options), /broken/);
    isBroken = false;
    const database = openDatabase(options);
    assert.equal(pragma(database, 'user_version'), MIGRATIONS.length);
    database.close();
  });

  it('fails for a folder that is a file', () => {
    writeFileSync(dirname(world.path), '');
    assert.throws(() => open(), { code: 'EEXIST' });
  });
});
