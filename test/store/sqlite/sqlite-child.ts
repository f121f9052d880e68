// A process of its own on one SQLite file: `node --import tsx sqlite-child.ts TASK PATH [COUNT]`. One line for each thing done.
import { writeSync } from 'node:fs';
import { openStore } from '../../../src/store/index.js';

const [task = '', path = '', count = '0'] = process.argv.slice(2);
const backend = openStore(`sqlite:${path}`);
const outbox = backend.outbox('app');

/** Written before it returns: what a killed process has said, it has said. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Puts jobs for ever, eight at once, and says which are kept. */
async function put(): Promise<void> {
  const lane = async (name: number): Promise<void> => {
    for (let number = 0; ; number += 1) {
      const id = `${name}-${number}`;
      await outbox.put({ id, kind: 'work', payload: id.repeat(200), createdAt: number, attempts: 0 }, 1);
      say(id);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, name) => lane(name)));
}

/** Takes jobs, one at a time, until it is told to stop and none is left. */
async function take(): Promise<void> {
  say('ready');
  for (;;) {
    const isStopped = (await backend.store.get('stop')) !== undefined;
    const jobs = await outbox.take(1, 60_000);
    if (isStopped && jobs.length === 0) return;
    for (const { id } of jobs) say(id);
  }
}

/** Counts up under the lock, reading and writing apart. */
async function increment(): Promise<void> {
  for (let turn = 0; turn < Number(count); turn += 1) {
    await backend.store.withLock('counter', 10_000, async () => {
      const value = Number((await backend.store.get('count')) ?? 0);
      await new Promise(setImmediate);
      await backend.store.set('count', String(value + 1), 60_000);
    });
  }
}

/** Holds the lock for ever. */
async function hold(): Promise<void> {
  await backend.store.withLock('held', Number(count), () => {
    say('held');
    return new Promise(() => {});
  });
}

const tasks: Readonly<Record<string, () => Promise<void>>> = { put, take, increment, hold };
await tasks[task]?.();
await backend.close();
