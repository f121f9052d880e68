import { pino } from 'pino';
import { LineWriter } from './line-writer.js';
import type { Logger } from './logger.js';

const STANDARD_OUTPUT = 1;
let writer: LineWriter | undefined;

/**
 * A pino logger to standard output, one JSON line an entry. All loggers of a process share one writer, so that their
 * lines keep their order.
 */
export function defaultLogger(level = 'info'): Logger {
  writer ??= new LineWriter(STANDARD_OUTPUT);
  return pino({ level, base: null }, writer);
}
