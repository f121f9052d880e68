import { pino } from 'pino';
import type { Logger } from './logger.js';

/** Lines gather for so long, so that a busy server writes many at a time. */
const FLUSH_MS = 50;
const FLUSH_BYTES = 4096;

/**
 * A pino logger to standard output, one JSON line an entry. A line is written 50 ms later at most, and before the
 * process ends in any orderly way; `kill -9` can take the last ones with it.
 */
export function defaultLogger(level = 'info'): Logger {
  return pino({ level, base: null }, standardOutput());
}

let shared: ReturnType<typeof pino.destination> | undefined;

/** One for all loggers of the process: each would write in its own time and mix up the order of lines. */
function standardOutput(): ReturnType<typeof pino.destination> {
  shared ??= pino.destination({ dest: 1, sync: false, minLength: FLUSH_BYTES, periodicFlush: FLUSH_MS });
  return shared;
}
