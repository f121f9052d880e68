import { pino } from 'pino';
import type { Logger } from './logger.js';

/** A pino logger to standard output, one JSON line an entry, written before the call returns: no line is lost. */
export function defaultLogger(level = 'info'): Logger {
  return pino({ level, base: null });
}
