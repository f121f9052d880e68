import type { Store } from '../store.js';
import { milliseconds } from './milliseconds.js';
import type { RedisConnection } from './redis-connection.js';
import type { RedisLock } from './redis-lock.js';

/** Keeps values in Redis, which forgets them when their time is over. */
export class RedisStore implements Store {
  readonly #connection: RedisConnection;
  readonly #lock: RedisLock;
  readonly #prefix: string;

  constructor(connection: RedisConnection, lock: RedisLock, prefix: string) {
    this.#connection = connection;
    this.#lock = lock;
    this.#prefix = prefix;
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.#connection.run((client) => client.get(this.#valueKey(key)))) ?? undefined;
  }

  async set(key: string, value: string, ttl: number): Promise<void> {
    await this.#connection.run((client) => client.set(this.#valueKey(key), value, 'PX', milliseconds(ttl)));
  }

  async delete(key: string): Promise<void> {
    await this.#connection.run((client) => client.del(this.#valueKey(key)));
  }

  async add(key: string, value: string, ttl: number): Promise<string | undefined> {
    const present = await this.#connection.run((client) =>
      client.wecomAdd(this.#valueKey(key), value, milliseconds(ttl)),
    );
    return present ?? undefined;
  }

  async replace(key: string, expected: string, value: string, ttl: number): Promise<boolean> {
    const replaced = await this.#connection.run((client) =>
      client.wecomReplace(this.#valueKey(key), expected, value, milliseconds(ttl)),
    );
    return replaced === 1;
  }

  withLock<Result>(key: string, ttl: number, task: () => Promise<Result>): Promise<Result> {
    return this.#lock.run(`${this.#prefix}:lock:${key}`, milliseconds(ttl), task);
  }

  #valueKey(key: string): string {
    return `${this.#prefix}:value:${key}`;
  }
}
