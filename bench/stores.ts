// What telling tries from new callbacks costs on each store: `app.handle` with it, against the same way without.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../src/clock/index.js';
import { CallbackPipeline, HandlerRunner, replyTo } from '../src/dispatch/index.js';
import { HandlerSet } from '../src/handlers/index.js';
import { WecomApp } from '../src/index.js';
import { echo, SILENT } from './contenders/echo-app.js';
import { takeOrders } from './process/orders.js';
import { CONNECTIONS, SETTINGS } from './settings.js';
import { checkEcho } from './witness.js';
import { buildCallbacks, type Callback } from './workload.js';

export interface StoresOrder {
  readonly rounds: number;
  readonly callbacksPerRound: number;
}

/** Microseconds per callback, one number a round; a store that is not here is absent. */
export type StoresResult = Readonly<Record<string, readonly number[]>>;

type Handle = (callback: Callback) => Promise<{ readonly body: string }>;

const WARM_UP_ROUNDS = 3;

takeOrders<StoresOrder, StoresResult>(async ({ rounds, callbacksPerRound }) => {
  const folder = await mkdtemp(join(tmpdir(), 'wecom-app-svr-bench-'));
  const redis = await startRedis(folder);
  const apps = new Map<string, WecomApp>();
  for (const [name, store] of [
    ['memory', 'memory:'],
    ['sqlite', `sqlite:${join(folder, 'bench.db')}`],
    ...(redis === undefined ? [] : [['redis', redis.url] as const]),
  ] as const) {
    apps.set(name, echoApp(store));
  }
  const ways = new Map<string, Handle>([['none', withoutStore()]]);
  for (const [name, app] of apps) ways.set(name, ({ query, body }) => app.handle({ method: 'POST', query, body }));
  const result: Record<string, number[]> = Object.fromEntries([...ways.keys()].map((name) => [name, []]));
  try {
    let first = 0;
    for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
      for (const [name, handle] of ways) {
        // Each way gets callbacks that no way has seen: the second time they would be tries of the first.
        const callbacks = buildCallbacks(first, callbacksPerRound);
        first += callbacksPerRound;
        const micros = await microsConcurrently(callbacks, handle);
        if (round >= 0) result[name]?.push(micros);
      }
    }
    return result;
  } finally {
    await Promise.all([...apps.values()].map((app) => app.close(0)));
    redis?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

function echoApp(store: string): WecomApp {
  const { corpId, token, encodingAESKey } = SETTINGS;
  const app = new WecomApp({ corpId, token, encodingAESKey, store, logger: SILENT, environment: {} });
  app.setMessageHandler(echo);
  return app;
}

/** The same pipeline with nobody who remembers what came. */
function withoutStore(): Handle {
  const handlers = new HandlerSet();
  handlers.registry.add({ kind: 'any-message' }, echo);
  const runner = new HandlerRunner(handlers);
  const now = () => Math.floor(Date.now() / 1000);
  const pipeline = new CallbackPipeline({
    config: { ...SETTINGS, timestampTolerance: undefined, clock: systemClock },
    source: { corpId: SETTINGS.corpId, logger: SILENT, api: unused, session: unused },
    deliverer: { deliver: ({ ctx }) => replyTo(ctx, runner, now) },
    observer: {},
  });
  return ({ query, body }) => pipeline.handle({ method: 'POST', query, body });
}

function unused(): never {
  throw new Error('the benchmark makes no API calls and keeps no sessions');
}

/** As many at a time as the load generator has connections: a store that must be asked is asked for all of them. */
async function microsConcurrently(callbacks: readonly Callback[], handle: Handle): Promise<number> {
  let next = 0;
  let last: { callback: Callback; body: string } | undefined;
  const startedAt = performance.now();
  const worker = async (): Promise<void> => {
    for (let callback = callbacks[next++]; callback !== undefined; callback = callbacks[next++]) {
      last = { callback, body: (await handle(callback)).body };
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const elapsedMs = performance.now() - startedAt;
  if (last !== undefined) checkEcho(last.body, last.callback);
  return (elapsedMs * 1000) / callbacks.length;
}

/** A redis-server of its own that writes each second, as its default is; `undefined` where there is none. */
async function startRedis(folder: string): Promise<{ readonly url: string; stop(): void } | undefined> {
  const port = await freePort();
  const options = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'yes'];
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  const failed = new Promise<true>((resolve) => server.once('error', () => resolve(true)));
  for (let tries = 0; tries < 100; tries++) {
    if (await Promise.race([failed, answers(port)])) {
      if (server.pid === undefined) return undefined;
      return { url: `redis://127.0.0.1:${port}`, stop: () => void server.kill() };
    }
    await sleep(20);
  }
  server.kill();
  return undefined;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
