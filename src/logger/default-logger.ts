import { pino } from 'pino';
import type { Logger } from './logger.js';

/**
 * A pino logger to standard output, one JSON line an entry. A line is written before the call returns: none is lost
 * when the process ends, and lines of several loggers keep their order.
 */
export function defaultLogger(level = 'info'): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 1, sync: true }));
}
