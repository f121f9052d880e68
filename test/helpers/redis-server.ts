import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAME = 'redis-server';
/** How long a server may take to answer; loading an append-only file is part of it. */
const START_TIME = 10_000;

/** The first redis-server on PATH; `undefined` without one. */
export function findRedis(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, NAME)).find((path) => existsSync(path));
}

/** Why a suite that needs Redis is skipped; `false` runs it. On CI a missing server is a failure, never a skip. */
export function skipWithoutRedis(): string | false {
  if (findRedis() !== undefined) return false;
  const missing = `no ${NAME} on PATH: nothing that needs Redis is tested`;
  if (process.env.CI === 'true') throw new Error(missing);
  return missing;
}

export interface RedisServerOptions {
  /** Demanded from clients. */
  readonly password?: string;
  /** Further arguments, e.g. `['--maxmemory-policy', 'allkeys-lru']`. */
  readonly args?: readonly string[];
}

/** A real redis-server on a port of its own that keeps every write on disk, and all that may befall it. */
export class RedisServer {
  readonly port: number;
  readonly url: string;
  readonly #folder: string;
  readonly #args: readonly string[];
  #process: ChildProcess | undefined;

  private constructor(port: number, folder: string, { password, args = [] }: RedisServerOptions) {
    this.port = port;
    this.url = `redis://${password === undefined ? '' : `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`;
    this.#folder = folder;
    const fixed = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--loglevel', 'warning'];
    const durable = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
    this.#args = [...fixed, ...durable, ...(password === undefined ? [] : ['--requirepass', password]), ...args];
  }

  static async start(options: RedisServerOptions = {}): Promise<RedisServer> {
    const server = await RedisServer.prepare(options);
    await server.restart();
    return server;
  }

  /** A server that is not started yet: nothing listens on its port before `restart`. */
  static async prepare(options: RedisServerOptions = {}): Promise<RedisServer> {
    return new RedisServer(await freePort(), await mkdtemp(join(tmpdir(), 'wecom-redis-')), options);
  }

  /** Starts it, again after `shutDown` or `kill`, on the same port with the same data. */
  async restart(): Promise<void> {
    const path = findRedis();
    if (path === undefined) throw new Error(`no ${NAME} on PATH`);
    const started = spawn(path, this.#args, { stdio: 'ignore' });
    this.#process = started;
    const deadline = Date.now() + START_TIME;
    while (!(await answers(this.port))) {
      if (started.exitCode !== null) throw new Error(`${NAME} ended with code ${started.exitCode}`);
      if (Date.now() > deadline) throw new Error(`${NAME} does not answer after ${START_TIME} ms`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** `kill -9`: what it had promised to keep must be there after `restart`. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Ends it as an administrator would. */
  shutDown(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** It stands still: connections stay open, even new ones are accepted, and nothing is answered. */
  pause(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Ends it for good and deletes its data. */
  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether a PING is answered, or refused for want of the password; not so while the data is still being loaded. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (reply) => {
      resolve(/^(\+PONG|-NOAUTH)/.test(reply.toString()));
      socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(false));
  });
}
