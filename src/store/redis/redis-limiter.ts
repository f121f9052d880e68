import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible';
import type { StoreLimiterFactory } from '../store-backend.js';
import type { RedisConnection } from './redis-connection.js';

/** Counting must not hold a message up for longer, in milliseconds. */
const COUNTING_TIME = 1_000;

type Call<Name extends 'consume' | 'penalty' | 'reward' | 'get'> = Parameters<RateLimiterAbstract[Name]>;

/** Counts in Redis, for all processes together; in this process alone while Redis is away, so that sending goes on. */
export class RedisLimiter extends RLWrapperTimeouts {
  readonly #connection: RedisConnection;

  constructor(connection: RedisConnection, prefix: string, options: Parameters<StoreLimiterFactory>[0]) {
    const limiter = new RateLimiterRedis({
      ...options,
      keyPrefix: `${prefix}:limit:${options.keyPrefix}`,
      storeClient: connection.client,
      rejectIfRedisNotReady: true,
    });
    super({ limiter, timeoutMs: COUNTING_TIME, insuranceLimiter: new RateLimiterMemory(options) });
    this.#connection = connection;
  }

  override async consume(...call: Call<'consume'>): Promise<RateLimiterRes> {
    await this.#connected();
    return super.consume(...call);
  }

  override async penalty(...call: Call<'penalty'>): Promise<RateLimiterRes> {
    await this.#connected();
    return super.penalty(...call);
  }

  override async reward(...call: Call<'reward'>): Promise<RateLimiterRes> {
    await this.#connected();
    return super.reward(...call);
  }

  override async get(...call: Call<'get'>): Promise<RateLimiterRes | null> {
    await this.#connected();
    return super.get(...call);
  }

  /** Otherwise the first points of a process would be counted where no other process sees them. */
  async #connected(): Promise<void> {
    await this.#connection.connect().catch(() => {});
  }
}
