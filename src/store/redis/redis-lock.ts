import { randomUUID } from 'node:crypto';
import { type Clock, type ClockTimer, sleep } from '../../clock/index.js';
import type { Logger } from '../../logger/index.js';
import { KeyedQueue } from '../keyed-queue.js';
import type { RedisConnection } from './redis-connection.js';

/** How long a waiter waits before it looks again, in milliseconds: a little longer each time. */
const FIRST_WAIT = 10;
const LONGEST_WAIT = 200;

/** Locks that live in Redis for a limited time, which their holders prolong as long as they live. */
export class RedisLock {
  readonly #connection: RedisConnection;
  readonly #clock: Clock;
  readonly #logger: Logger;
  /** Of the callers in this process one at a time asks Redis, in the order in which they came. */
  readonly #queue = new KeyedQueue();

  constructor(connection: RedisConnection, clock: Clock, logger: Logger) {
    this.#connection = connection;
    this.#clock = clock;
    this.#logger = logger;
  }

  run<Result>(key: string, ttl: number, task: () => Promise<Result>): Promise<Result> {
    return this.#queue.run(key, async () => {
      const token = randomUUID();
      await this.#take(key, token, ttl);
      const holding = this.#hold(key, token, ttl);
      try {
        return await task();
      } finally {
        holding.cancel();
        // When this fails the lock runs out by itself.
        await this.#connection.run((client) => client.wecomDeleteIf(key, token)).catch(() => {});
      }
    });
  }

  async #take(key: string, token: string, ttl: number): Promise<void> {
    const attempt = (): Promise<unknown> =>
      this.#connection.run(
        (client) => client.set(key, token, 'PX', ttl, 'NX'),
        (client) => client.wecomDeleteIf(key, token),
      );
    for (let wait = FIRST_WAIT; (await attempt()) === null; wait = Math.min(wait * 1.5, LONGEST_WAIT)) {
      await sleep(this.#clock, wait);
    }
  }

  /** Prolongs the lock until it is told to stop. */
  #hold(key: string, token: string, ttl: number): ClockTimer {
    let timer: ClockTimer | undefined;
    let isOver = false;
    const prolong = async (): Promise<void> => {
      try {
        const isHeld = await this.#connection.run((client) => client.wecomKeepLock(key, token, ttl));
        if (isHeld === 0 && !isOver) {
          this.#logger.warn({ key }, 'a lock went to another process while its task was running');
          return;
        }
      } catch {
        // Redis is away, and the next turn may find it back in time.
      }
      if (!isOver) wait();
    };
    const wait = (): void => {
      timer = this.#clock.setTimeout(() => void prolong(), ttl / 3);
    };
    wait();
    return {
      cancel: () => {
        isOver = true;
        timer?.cancel();
      },
    };
  }
}
