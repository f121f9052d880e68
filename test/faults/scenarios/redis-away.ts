import { setTimeout as pause } from 'node:timers/promises';
import type { RedisServer } from '../../helpers/redis-server.js';
import { type CaseResult, runCase } from '../case.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import { mixed, sendAtRate } from '../stage/load.js';
import { withRedis } from '../stage/with-redis.js';

/** How long it is away, in milliseconds. */
const AWAY = 10_000;

/** What the log says once, however many callbacks come while Redis is away, and when it is back. */
const WORDS = ['the store is away', 'the store is back'] as const;

/** Redis stands still, or dies, for ten seconds under load. */
export const redisAway: Scenario = {
  name: 'redis-away',
  needs: 'redis',
  run: async (context) => {
    const stopped = runAway('stopped for 10 s', context, async (redis) => {
      redis.pause();
      await pause(AWAY);
      redis.resume();
    });
    const killed = runAway('killed, back after 10 s', context, async (redis) => {
      await redis.kill();
      await pause(AWAY);
      await redis.restart();
    });
    return (await Promise.all([stopped, killed])).flat();
  },
};

function runAway(
  name: string,
  { build }: ScenarioContext,
  disturb: (redis: RedisServer) => Promise<void>,
): Promise<CaseResult[]> {
  return withRedis((redis) => {
    const settings = { WECOM_APP_REPLY_DEADLINE: '500' };
    return runCase({ scenario: 'Redis away', name, build, store: redis.url, settings }, async (stage) => {
      const load = sendAtRate(stage, mixed('a', 500, [0, 30, 350, 900, 2_500]), 25);
      await pause(3_000);
      await disturb(redis);
      await load;
      const log = stage.log();
      return {
        problems: WORDS.filter((words) => !log.includes(words)).map((words) => `the log does not say: ${words}`),
      };
    });
  });
}
