import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ConfigError } from '../../../src/errors/index.js';
import type { SqliteBackend } from '../../../src/store/index.js';
import { loadSqliteDriver } from '../../../src/store/sqlite/sqlite-driver.js';
import { SqliteWorld } from './sqlite-world.js';

const job = { id: 'a', kind: 'work', payload: '{}', createdAt: 1, attempts: 0 };

describe('a backend in a SQLite file', () => {
  let world: SqliteWorld;
  let backend: SqliteBackend;

  beforeEach(() => {
    world = new SqliteWorld();
    backend = world.open();
  });
  afterEach(() => world.close());

  /** What is in the file, over included. */
  function count(table: string): number {
    const driver = loadSqliteDriver();
    const database = new driver(world.path, { timeout: 0 });
    const row = database.prepare(`SELECT count(*) AS number FROM ${table}`).get();
    database.close();
    return Number(row?.number);
  }

  it('outlives its process, and several processes see the same', async () => {
    assert.deepEqual([backend.kind, backend.isDurable, backend.isShared], ['sqlite', true, true]);
    await backend.store.set('key', 'value', 1000);
    await backend.outbox('app').put(job, 1000);
    await backend.close();
    const next = world.open();
    assert.equal(await next.store.get('key'), 'value');
    assert.equal((await next.outbox('app').list('held', 1))[0]?.id, 'a');
  });

  it('has one outbox for each name', () => {
    assert.equal(backend.outbox('app'), backend.outbox('app'));
    assert.notEqual(backend.outbox('app'), backend.outbox('other'));
  });

  it('makes no file before it is used', async () => {
    await backend.close();
    assert.equal(existsSync(world.path), false);
  });

  it('moves everything into the one file when it is closed', async () => {
    await backend.store.set('key', 'x'.repeat(100_000), 1000);
    await backend.close();
    assert.ok(statSync(world.path).size > 100_000);
    assert.equal(statSync(`${world.path}-wal`, { throwIfNoEntry: false })?.size ?? 0, 0);
  });

  it('refuses to begin with what can never be a store, and begins with what may become one', async () => {
    mkdirSync(world.path, { recursive: true });
    await assert.rejects(backend.open(), (error: ConfigError) => {
      assert.deepEqual(
        error.problems.map(({ variable }) => variable),
        ['WECOM_APP_STORE'],
      );
      return /wecom\.db cannot be used \(EISDIR\): it is a folder/.test(error.message);
    });
    rmSync(world.path, { recursive: true });
    writeFileSync(world.path, 'this is no database, but a text of some length');
    await assert.rejects(backend.open(), /SQLITE_NOTADB.*no SQLite database; restore a backup, or move it away/);
    rmSync(world.path);
    await backend.open();
    const other = new (loadSqliteDriver())(world.path, { timeout: 0 });
    other.exec('BEGIN EXCLUSIVE');
    const opening = backend.open();
    for (let waited = 0; waited < 120; waited++) {
      await new Promise((resolve) => setImmediate(resolve));
      await world.pass(50);
    }
    await opening;
    other.close();
  });

  it('answers a ping when it can be written', async () => {
    await backend.ping();
    assert.ok(statSync(`${world.path}-wal`).size > 0);
    const before = statSync(`${world.path}-wal`);
    await backend.ping();
    assert.notEqual(statSync(`${world.path}-wal`).size, before.size);
  });

  it('rejects a ping when it cannot', async () => {
    writeFileSync(world.folder.concat('/data'), 'a file in the place of the folder');
    await assert.rejects(backend.ping(), { code: 'store_unavailable' });
    await backend.close();
    await assert.rejects(backend.ping(), { code: 'store_closed' });
  });

  it('clears away what is over, now and then', async () => {
    const { store } = backend;
    await Promise.all(Array.from({ length: 2500 }, (_, index) => store.set(`key ${index}`, '', 1000)));
    await store.add('long', 'value', 600_000);
    await store.withLock('lock', 1000, () => backend.close()).catch(() => {});
    assert.equal(count('entries'), 2501);
    assert.equal(count('locks'), 1);
    await world.pass(60_000);
    const next = world.open();
    for (const left of [1502, 503, 4]) {
      await next.store.set(`new ${left}`, '', 600_000);
      assert.equal(count('entries'), left);
    }
    assert.equal(count('locks'), 0);
    assert.equal(await next.store.get('long'), 'value');
  });

  it('keeps a value to the millisecond', async () => {
    await backend.store.set('key', 'value', 1000);
    await world.pass(999);
    assert.equal(await backend.store.get('key'), 'value');
    await world.pass(1);
    assert.equal(await backend.store.get('key'), undefined);
  });

  it('holds a job to the millisecond; from then on it waits, and may be dropped', async () => {
    const outbox = backend.outbox('app');
    await outbox.put(job, 1000);
    await world.pass(999);
    assert.deepEqual(await outbox.take(1, 1000), []);
    assert.equal(await outbox.drop('a'), false);
    assert.equal((await outbox.list('held', 1)).length, 1);
    await world.pass(1);
    assert.equal((await outbox.list('waiting', 1)).length, 1);
    assert.equal(await outbox.drop('a'), true);
  });
});
