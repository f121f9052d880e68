import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { Logger } from '../../src/index.js';

/** Lines for people to read, in the order they happen. */
export function demoLogger(level = 'info'): Logger {
  const stream = pretty({
    sync: true,
    colorize: process.stdout.isTTY,
    ignore: 'pid,hostname',
    translateTime: 'HH:MM:ss',
  });
  return pino({ level }, stream);
}
