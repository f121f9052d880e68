import type { Scenario } from '../scenario.js';
import { apiFailures } from './api-failures.js';
import { diskFull } from './disk-full.js';
import { flood, floodOnRedis } from './flood.js';
import { killsOnRedis, killsOnSqlite } from './kills.js';
import { redisAway } from './redis-away.js';
import { roads } from './roads.js';
import { twoProcesses } from './two-processes.js';

/** In the order of the table. */
export const SCENARIOS: readonly Scenario[] = [
  roads,
  killsOnSqlite,
  killsOnRedis,
  twoProcesses,
  redisAway,
  apiFailures,
  diskFull,
  flood,
  floodOnRedis,
];
