import { RedisServer } from '../../helpers/redis-server.js';

/**
 * Runs something with a redis-server of its own, set as the documentation wants it: nothing is thrown away, and every
 * write is on disk before it is answered.
 */
export async function withRedis<Result>(run: (redis: RedisServer) => Promise<Result>): Promise<Result> {
  const redis = await RedisServer.start({ args: ['--maxmemory-policy', 'noeviction'] });
  return run(redis).finally(() => redis.stop());
}
