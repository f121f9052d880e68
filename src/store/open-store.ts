import { type Clock, systemClock } from '../clock/index.js';
import { ConfigError } from '../errors/index.js';
import { defaultLogger, type Logger } from '../logger/index.js';
import { MemoryBackend } from './memory/index.js';
import { RedisBackend } from './redis/index.js';
import { SqliteBackend } from './sqlite/index.js';
import type { StoreBackend } from './store-backend.js';
import { parseStoreSetting } from './store-setting.js';

export interface OpenStoreOptions {
  /** Default: the machine's own. */
  readonly clock?: Clock;
  /** Default: pino to standard output. */
  readonly logger?: Logger;
  /** What the keys in Redis begin with, so that others may use the same database. Default `wecom-app-svr`. */
  readonly prefix?: string;
}

/**
 * Opens the place where an app keeps what it must not forget.
 *
 * - `memory:` in this process; gone when it ends
 * - `sqlite:PATH` in one file, for the processes of one machine; needs the package `libsql`
 * - `redis://…` or `rediss://…` (TLS) in Redis, for processes anywhere; needs the packages `ioredis` and `bullmq`
 *
 * Nothing is connected or created before it is needed.
 * @throws ConfigError when the setting is wrong or the package is not installed
 */
export function openStore(setting: string, options: OpenStoreOptions = {}): StoreBackend {
  const { clock = systemClock, logger = defaultLogger(), prefix } = options;
  const parsed = parseStoreSetting(setting);
  switch (parsed.kind) {
    case 'memory':
      return new MemoryBackend({ clock });
    case 'sqlite':
      return new SqliteBackend(parsed.path, { clock, logger });
    case 'redis':
      return new RedisBackend(parsed.url, { clock, logger, ...(prefix !== undefined && { prefix }) });
    case 'wrong':
      throw new ConfigError([{ option: 'store', variable: 'WECOM_APP_STORE', message: parsed.problem }]);
  }
}
