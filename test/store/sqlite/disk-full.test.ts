import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { StoreError } from '../../../src/errors/index.js';
import type { Outbox } from '../../../src/store/index.js';
import { SqliteBackend } from '../../../src/store/index.js';
import { SqliteConnection } from '../../../src/store/sqlite/sqlite-connection.js';
import { loadSqliteDriver } from '../../../src/store/sqlite/sqlite-driver.js';
import { SqliteOutbox } from '../../../src/store/sqlite/sqlite-outbox.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { SqliteWorld } from './sqlite-world.js';

const job = (id: string, payload = 'x'.repeat(10_000)) => ({ id, kind: 'work', payload, createdAt: 1, attempts: 0 });

/** Puts jobs until one is refused; answers those that were kept, and why it ended. */
async function fill(outbox: Outbox, name: string): Promise<{ kept: string[]; refusal: unknown }> {
  const kept: string[] = [];
  for (let number = 0; number < 1000; number += 1) {
    const id = `${name}-${number}`;
    try {
      await outbox.put(job(id), 60_000);
      kept.push(id);
    } catch (refusal) {
      return { kept, refusal };
    }
  }
  assert.fail('the disk was never full');
}

function assertFull(error: unknown): void {
  assert.ok(error instanceof StoreError);
  assert.equal(error.code, 'store_unavailable');
  assert.match(error.message, /disk is full; make room|room on it/);
  assert.ok(error.cause instanceof Error);
}

async function idsIn(outbox: Outbox): Promise<string[]> {
  return (await outbox.list('all', 10_000)).map(({ id }) => id).toSorted();
}

test('a file that may not grow refuses what does not fit, keeps the rest and goes on when there is room', async (t) => {
  const world = new SqliteWorld();
  const options = { driver: loadSqliteDriver(), path: world.path, synchronous: 'FULL', logger: world.logger } as const;
  const connection = new SqliteConnection(options, world.clock);
  t.after(() => connection.close().then(() => world.close()));
  const outbox = new SqliteOutbox(connection, world.clock, 'app');
  await connection.write((prepare) => prepare('PRAGMA max_page_count = 100').get());
  const { kept, refusal } = await fill(outbox, 'job');
  assertFull(refusal);
  assert.match(String(refusal), /SQLITE_FULL/);
  assert.ok(kept.length > 10);
  const many = await Promise.allSettled([outbox.put(job('big'), 1), outbox.put(job('small', ''), 1)]);
  assert.deepEqual(
    many.map(({ status }) => status),
    ['rejected', 'fulfilled'],
  );
  assert.deepEqual(await idsIn(outbox), [...kept, 'small'].toSorted());
  await connection.write((prepare) => prepare('PRAGMA max_page_count = 100000').get());
  await outbox.put(job('late'), 60_000);
  assert.deepEqual(await idsIn(outbox), [...kept, 'small', 'late'].toSorted());
});

test('a full disk', async (t) => {
  const disk = mkdtempSync(join(tmpdir(), 'wecom-disk-'));
  t.after(() => rmSync(disk, { recursive: true }));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
  if (mounted.status !== 0) return t.skip('no small disk can be mounted here: a full one is not tested');
  const clock = new ManualClock();
  const open = (): SqliteBackend => new SqliteBackend(join(disk, 'wecom.db'), { clock, logger: recordingLogger() });
  const ballast = join(disk, 'ballast');
  const fillUp = (): void => {
    try {
      writeFileSync(ballast, Buffer.alloc(6_000_000));
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
    }
  };
  const reserve = join(disk, 'reserve');
  writeFileSync(reserve, Buffer.alloc(1_500_000));
  let backend = open();
  try {
    await t.test('refuses a file that cannot be made, and makes it when there is room', async () => {
      fillUp();
      await assert.rejects(backend.store.set('key', 'value', 60_000), (error) => {
        assertFull(error);
        return true;
      });
      await assert.rejects(backend.ping(), { code: 'store_unavailable' });
      rmSync(ballast);
      await backend.store.set('key', 'value', 60_000);
      await backend.ping();
    });

    await t.test('refuses what does not fit, keeps the rest and goes on when there is room', async () => {
      writeFileSync(ballast, Buffer.alloc(500_000));
      const outbox = backend.outbox('app');
      const first = await fill(outbox, 'first');
      assertFull(first.refusal);
      assert.ok(first.kept.length > 10);
      const refused = Array.from({ length: 30 }, (_, number) => outbox.put(job(`refused-${number}`), 60_000));
      for (const { status } of await Promise.allSettled(refused)) assert.equal(status, 'rejected');
      assert.equal(await backend.store.get('key'), 'value');
      assert.deepEqual(await idsIn(outbox), first.kept.toSorted());
      rmSync(ballast);
      const second = await fill(outbox, 'second');
      assert.ok(second.kept.length > 0);
      await backend.close();
      backend = open();
      assert.deepEqual(await idsIn(backend.outbox('app')), [...first.kept, ...second.kept].toSorted());
    });

    await t.test('goes on with a little room, which it uses again and again', async () => {
      rmSync(reserve);
      await backend.close();
      backend = open();
      await clock.advance(60_000);
      const outbox = backend.outbox('app');
      for (let jobs = await outbox.take(3, 60_000); jobs.length > 0; jobs = await outbox.take(3, 60_000)) {
        for (const { id } of jobs) await outbox.done(id);
      }
      assert.deepEqual(await idsIn(outbox), []);
      fillUp();
      for (let number = 0; number < 200; number += 1) {
        await outbox.put(job('again'), 60_000);
        await outbox.done('again');
      }
    });
  } finally {
    await backend.close();
    spawnSync('umount', ['-l', disk]);
  }
});
