import type { Redis } from 'ioredis';
import type { Logger } from '../../logger/index.js';

/** Says in the log what the settings of this Redis can cost; says nothing where it does not tell them. */
export async function adviseOnSettings(client: Redis, logger: Logger): Promise<void> {
  let info: string;
  try {
    info = await client.info();
  } catch {
    return;
  }
  const settings = new Map(info.split(/\r?\n/).map((line) => line.split(':', 2) as [string, string | undefined]));
  const policy = settings.get('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') {
    logger.warn(
      { maxmemoryPolicy: policy },
      'Redis may throw away what this app keeps when its memory is full: set maxmemory-policy to noeviction',
    );
  }
  if (settings.get('aof_enabled') === '0') {
    logger.warn(
      { appendonly: 'no' },
      'what this app keeps is lost when Redis crashes: set appendonly to yes, and appendfsync to everysec or always',
    );
  }
}
