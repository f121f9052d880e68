import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../../src/clock/index.js';
import { SqliteWorld } from './sqlite-world.js';

const CHILD = fileURLToPath(new URL('sqlite-child.ts', import.meta.url));

class Child {
  readonly lines: string[] = [];
  readonly #process: ChildProcessByStdio<null, Readable, null>;
  readonly #ended: Promise<unknown>;
  #wake = (): void => {};

  constructor(...args: readonly string[]) {
    this.#process = spawn(process.execPath, ['--import', 'tsx', CHILD, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#ended = once(this.#process, 'close');
    createInterface(this.#process.stdout).on('line', (line) => {
      this.lines.push(line);
      this.#wake();
    });
  }

  /** Resolves once the child has said this much. */
  async said(count: number): Promise<void> {
    while (this.lines.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  async end(): Promise<void> {
    await this.#ended;
    assert.equal(this.#process.exitCode, 0);
  }
}

describe('a SQLite file that several processes share', { timeout: 60_000 }, () => {
  let world: SqliteWorld;
  const children: Child[] = [];

  function start(...args: readonly string[]): Child {
    const child = new Child(...args);
    children.push(child);
    return child;
  }

  beforeEach(() => {
    world = new SqliteWorld();
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.kill()));
    await world.close();
  });

  it('has every job that a killed process was told is kept', async () => {
    for (const count of [1, 40, 400]) {
      const child = start('put', world.path);
      await child.said(count);
      await child.kill();
      const backend = world.open(systemClock);
      const taken = await backend.outbox('app').take(100_000, 60_000);
      const ids = new Set(taken.map(({ id }) => id));
      assert.deepEqual(
        child.lines.filter((id) => !ids.has(id)),
        [],
      );
      assert.ok(taken.every(({ id, payload }) => payload === id.repeat(200)));
      for (const { id } of taken) await backend.outbox('app').done(id);
      assert.equal((await backend.outbox('app').stats()).depth, 0);
    }
  });

  it('gives each job to one of them', async () => {
    const backend = world.open(systemClock);
    const outbox = backend.outbox('app');
    const ids = Array.from({ length: 1000 }, (_, number) => `job-${number}`);
    await Promise.all(
      ids.map((id, createdAt) => outbox.put({ id, kind: 'work', payload: id, createdAt, attempts: 0 }, 60_000)),
    );
    const takers = [start('take', world.path), start('take', world.path)];
    await Promise.all(takers.map((taker) => taker.said(1)));
    await Promise.all(ids.map((id) => outbox.postpone(id, 0, 0)));
    await backend.store.set('stop', '', 60_000);
    await Promise.all(takers.map((taker) => taker.end()));
    const [one = [], another = []] = takers.map(({ lines }) => lines.slice(1));
    assert.deepEqual([...one, ...another].toSorted(), ids.toSorted());
    assert.ok(one.length > 0 && another.length > 0, 'one of them got nothing: the other was alone');
  });

  it('is made by one of those that begin at once, and locks for all of them', async () => {
    const counters = Array.from({ length: 3 }, () => start('increment', world.path, '8'));
    await Promise.all(counters.map((counter) => counter.end()));
    assert.equal(await world.open(systemClock).store.get('count'), '24');
  });

  it('frees the lock of a killed process when its time is over, and not before', async () => {
    const ttl = 400;
    const holder = start('hold', world.path, String(ttl));
    await holder.said(1);
    const { store } = world.open(systemClock);
    let isFree = false;
    const waiting = store.withLock('held', ttl, async () => {
      isFree = true;
    });
    // Longer than the lock lasts without its holder.
    for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(isFree, false);
    await holder.kill();
    await waiting;
    assert.equal(isFree, true);
  });
});
