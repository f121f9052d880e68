import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { StoreError } from '../../../src/errors/index.js';
import { SqliteConnection } from '../../../src/store/sqlite/sqlite-connection.js';
import { loadSqliteDriver, type SqliteDriver } from '../../../src/store/sqlite/sqlite-driver.js';
import { settle } from '../contract/contract-helpers.js';
import { SqliteWorld } from './sqlite-world.js';

const driver = loadSqliteDriver();

/** Never waits for another process in real time, only by the clock. */
class Impatient extends driver {
  constructor(path: string) {
    super(path, { timeout: 0 });
  }
}

function isUnavailable(pattern: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.code, 'store_unavailable');
    assert.match(error.message, pattern);
    return true;
  };
}

describe('a connection to a SQLite file', () => {
  let world: SqliteWorld;
  let connection: SqliteConnection;
  const connections: SqliteConnection[] = [];

  function connect(use: SqliteDriver = Impatient): SqliteConnection {
    const options = { driver: use, path: world.path, synchronous: 'NORMAL', logger: world.logger } as const;
    const made = new SqliteConnection(options, world.clock);
    connections.push(made);
    return made;
  }

  const add = (key: string, to = connection): Promise<unknown> =>
    to.write((prepare) => prepare(`INSERT INTO locks VALUES (?, 'me', 1)`).run(key));

  const keys = (): Promise<unknown[]> =>
    connection.read((prepare) =>
      prepare('SELECT key FROM locks ORDER BY key')
        .all()
        .map((row) => row.key),
    );

  beforeEach(() => {
    world = new SqliteWorld();
    connection = connect();
  });
  afterEach(async () => {
    for (const each of connections.splice(0)) await each.close();
    await world.close();
  });

  it('writes what one turn brings in one transaction', async () => {
    let begun = 0;
    class Counting extends driver {
      override exec(sql: string): unknown {
        if (sql === 'BEGIN IMMEDIATE') begun += 1;
        return super.exec(sql);
      }
    }
    connection = connect(Counting);
    await add('first');
    begun = 0;
    await Promise.all(['a', 'b', 'c'].map((key) => add(key)));
    assert.equal(begun, 1);
    await Promise.all(Array.from({ length: 600 }, (_, index) => add(String(index))));
    assert.equal(begun, 4);
    assert.equal((await keys()).length, 604);
  });

  it('keeps the others when one cannot be written, and their order', async () => {
    const answers = await Promise.allSettled(['a', 'b', 'a', 'c'].map((key) => add(key)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(await keys(), ['a', 'b', 'c']);
  });

  it('reads what was given to it to write before', async () => {
    void add('a');
    assert.deepEqual(await keys(), ['a']);
  });

  it('fails with the cause and the path when the work is wrong', async () => {
    await assert.rejects(
      connection.write((prepare) => prepare('SELEC 1').run()),
      isUnavailable(/wecom\.db cannot be used \(SQLITE_ERROR\)/),
    );
    await assert.rejects(
      connection.read((prepare) => prepare('SELEC 1').get()),
      isUnavailable(/SQLITE_ERROR/),
    );
    await add('a');
    assert.deepEqual(await keys(), ['a']);
  });

  describe('while another process has it locked', () => {
    const other = async (): Promise<{ unlock: () => void }> => {
      await add('first');
      const database = new driver(world.path, { timeout: 0 });
      database.exec('BEGIN IMMEDIATE');
      return {
        unlock: () => {
          database.exec('ROLLBACK');
          database.close();
        },
      };
    };

    it('reads, and waits with what is to be written', async () => {
      const { unlock } = await other();
      assert.deepEqual(await keys(), ['first']);
      let isWritten = false;
      const writing = add('second').then(() => {
        isWritten = true;
      });
      await world.pass(1000);
      assert.equal(isWritten, false);
      unlock();
      await settle(writing, world.pass);
      assert.deepEqual(await keys(), ['first', 'second']);
    });

    it('gives up after five seconds, and says why', async () => {
      const { unlock } = await other();
      const refused = assert.rejects(
        Promise.all([add('second'), add('third')]),
        isUnavailable(/SQLITE_BUSY.*another process keeps it locked/),
      );
      await world.pass(5100);
      await refused;
      unlock();
      await add('fourth');
      assert.deepEqual(await keys(), ['first', 'fourth']);
    });
  });

  it('reads once more in turn when a read finds it busy', async () => {
    let isBusy = false;
    class Busy extends driver {
      override prepare(sql: string): ReturnType<InstanceType<SqliteDriver>['prepare']> {
        if (isBusy) {
          isBusy = false;
          throw Object.assign(new Error('locked'), { code: 'SQLITE_BUSY_RECOVERY' });
        }
        return super.prepare(sql);
      }
    }
    connection = connect(Busy);
    await add('a');
    isBusy = true;
    assert.deepEqual(await settle(keys(), world.pass), ['a']);
    assert.equal(isBusy, false);
  });

  it('opens the file anew after a failure of the disk', async () => {
    let opened = 0;
    let failures = 0;
    class Failing extends driver {
      constructor(path: string, options: { readonly timeout: number }) {
        super(path, options);
        opened += 1;
      }
      override exec(sql: string): unknown {
        if ((sql === 'COMMIT' || sql === 'ROLLBACK') && failures > 0) {
          failures -= 1;
          throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
        }
        return super.exec(sql);
      }
    }
    connection = connect(Failing);
    await add('a');
    failures = 1;
    await assert.rejects(add('b'), isUnavailable(/SQLITE_IOERR_WRITE.*disk cannot be read or written/));
    assert.equal(opened, 1);
    await add('c');
    assert.equal(opened, 2);
    assert.deepEqual(await keys(), ['a', 'c']);
  });

  it('says of a file that is no database what to do, and goes on once that is done', async () => {
    mkdirSync(dirname(world.path));
    writeFileSync(world.path, 'This is a diary, and no database. '.repeat(100));
    await assert.rejects(add('a'), isUnavailable(/SQLITE_NOTADB.*restore a backup, or move it away/));
    await assert.rejects(keys(), isUnavailable(/SQLITE_NOTADB/));
    rmSync(world.path);
    await add('a');
    assert.deepEqual(await keys(), ['a']);
  });

  it('says of a path that cannot be a file what to do', async () => {
    mkdirSync(world.path, { recursive: true });
    await assert.rejects(add('a'), isUnavailable(/cannot be used/));
    rmSync(world.path, { recursive: true });
    rmSync(dirname(world.path), { recursive: true });
    writeFileSync(dirname(world.path), 'a file');
    await assert.rejects(add('a'), isUnavailable(/EEXIST.*check the path/));
    rmSync(dirname(world.path));
    await add('a');
    assert.deepEqual(await keys(), ['a']);
  });

  it('makes a file that was deleted anew, rather than write where nobody will look', async () => {
    await add('a');
    rmSync(dirname(world.path), { recursive: true });
    await add('b');
    assert.deepEqual(await keys(), ['b']);
    const late = connect();
    assert.deepEqual(await late.read((prepare) => prepare('SELECT key FROM locks').get()?.key), 'b');
  });

  it('is closed for good, after what was to be written', async () => {
    const last = add('last');
    await connection.close();
    await last;
    for (const attempt of [add('late'), keys()]) await assert.rejects(attempt, { code: 'store_closed' });
    connection = connect();
    assert.deepEqual(await keys(), ['last']);
  });

  it('closes without having been used', async () => {
    await connect().close();
  });
});
