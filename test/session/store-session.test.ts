import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ManualClock, systemClock } from '../../src/clock/index.js';
import { openStore, type StoreBackend } from '../../src/index.js';
import { StoreSession } from '../../src/session/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { RedisServer, skipWithoutRedis } from '../helpers/redis-server.js';

const DAY = 86_400_000;

/** A place for sessions, as one or more processes see it, and how time passes there. */
interface Place {
  readonly backends: readonly StoreBackend[];
  /** Lets a session of `SHORT` run out. */
  readonly pass: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const SHORT = 40;

function inMemory(): Place {
  const clock = new ManualClock();
  const backend = openStore('memory:', { clock });
  return { backends: [backend], pass: () => clock.advance(SHORT), close: async () => undefined };
}

function inSqlite(): Place {
  const clock = new ManualClock();
  const folder = mkdtempSync(join(tmpdir(), 'wecom-session-'));
  const setting = `sqlite:${join(folder, 'wecom.db')}`;
  const backends = [0, 1].map(() => openStore(setting, { clock, logger: recordingLogger() }));
  const close = async (): Promise<void> => {
    for (const backend of backends) await backend.close();
    rmSync(folder, { recursive: true });
  };
  return { backends, pass: () => clock.advance(SHORT), close };
}

async function inRedis(): Promise<Place> {
  const server = await RedisServer.start();
  const backends = [0, 1].map(() => openStore(server.url, { clock: systemClock, logger: recordingLogger() }));
  const close = async (): Promise<void> => {
    for (const backend of backends) await backend.close();
    await server.stop();
  };
  return { backends, pass: () => new Promise((resolve) => setTimeout(resolve, SHORT + 5)), close };
}

const PLACES = [
  ['memory', async () => inMemory(), false],
  ['SQLite', async () => inSqlite(), false],
  ['Redis', inRedis, skipWithoutRedis()],
] as const;

for (const [name, open, skip] of PLACES) {
  describe(`a session in ${name}`, { skip }, () => {
    let place: Place;
    let users = 0;
    before(async () => {
      place = await open();
    });
    after(() => place.close());

    /** The session of a member of whom nobody has heard. */
    function sessionOf(userId: string = `user${users++}`, ttl = DAY, app = 'ww1-1', process = 0): StoreSession {
      const backend = place.backends[process % place.backends.length];
      assert.ok(backend !== undefined);
      return new StoreSession(backend.store, app, userId, ttl);
    }

    it('is empty at first, keeps what is set, and forgets', async () => {
      const session = sessionOf();
      assert.deepEqual(await session.get(), {});
      await session.set({ step: 2, name: '张三 "👋"', list: [1, { a: null }] });
      assert.deepEqual(await session.get(), { step: 2, name: '张三 "👋"', list: [1, { a: null }] });
      await session.set({ step: 3 });
      assert.deepEqual(await session.get(), { step: 3 });
      await session.clear();
      assert.deepEqual(await session.get(), {});
      await session.clear();
    });

    it('gives everybody an object of their own', async () => {
      const session = sessionOf();
      await session.set({ list: [1] });
      const [one, other] = [await session.get(), await session.get()];
      (one.list as number[]).push(2);
      assert.deepEqual(other, { list: [1] });
    });

    it('is one for a userid in any case, in any process', async () => {
      await sessionOf('ZhangSan').set({ step: 1 });
      assert.deepEqual(await sessionOf('zhangsan', DAY, 'ww1-1', 1).get(), { step: 1 });
      assert.deepEqual(await sessionOf('ZHANGSAN', DAY, 'ww1-2').get(), {}, 'of each app');
      assert.deepEqual(await sessionOf('ZhangSa').get(), {});
    });

    it('is over when it was not written for its time', async () => {
      const session = sessionOf('over', SHORT);
      await session.set({ step: 1 });
      await place.pass();
      assert.deepEqual(await session.get(), {});
      await session.update(() => ({ step: 2 }));
      assert.deepEqual(await session.get(), { step: 2 });
      await place.pass();
      assert.deepEqual(await session.get(), {});
    });

    it('is changed by one at a time', async () => {
      const userId = `user${users++}`;
      const sessions = [0, 0, 1].map((process) => sessionOf(userId, DAY, 'ww1-1', process));
      const counts = Array.from({ length: 30 }, (_, index) =>
        sessions[index % 2]?.update(({ count }) => ({ count: Number(count ?? 0) + 1 })),
      );
      const seen = (await Promise.all(counts)).map((data) => Number(data?.count));
      assert.deepEqual(
        seen.sort((one, another) => one - another),
        Array.from({ length: 30 }, (_, index) => index + 1),
      );
      assert.deepEqual(await sessions[2]?.get(), { count: 30 });
    });

    it('stays as it was when a change fails, and can be changed again', async () => {
      const session = sessionOf();
      await session.set({ step: 1 });
      const fail = (): never => {
        throw new Error('no change');
      };
      await assert.rejects(session.update(fail), /no change/);
      await assert.rejects(
        session.update(() => ({ big: 1n })),
        TypeError,
      );
      assert.deepEqual(await session.update((data) => ({ ...data, more: true })), { step: 1, more: true });
    });

    it('says that a change returned nothing', async () => {
      const session = sessionOf();
      await session.set({ step: 1 });
      const forgetful = (() => undefined) as unknown as () => Record<string, unknown>;
      await assert.rejects(session.update(forgetful), /return what is to be kept/);
      const late = (async () => ({ step: 2 })) as unknown as () => Record<string, unknown>;
      await assert.rejects(session.update(late), /a session is an object/);
      await assert.rejects(session.set(undefined as never), /a session is an object/);
      assert.deepEqual(await session.get(), { step: 1 });
    });
  });
}
