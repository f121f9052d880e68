import type { Logger } from '../../src/logger/index.js';

/** One line that a logger was given. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly [field: string]: unknown;
}

/** A logger that keeps its lines. */
export function recordingLogger(
  lines: LogLine[] = [],
  bound: object = {},
  debug = false,
): Logger & { readonly lines: LogLine[] } {
  const write = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ ...bound, ...fields, level, message });
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => recordingLogger(lines, { ...bound, ...fields }, debug),
    isLevelEnabled: (level) => level !== 'debug' || debug,
  };
}
