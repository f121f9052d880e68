import type { Logger } from '../logger/index.js';
import type { Shell } from './shell.js';

/** A logger for commands: warnings as remarks, the rest only with DEBUG, never a line on standard output. */
export function stderrLogger(shell: Shell): Logger {
  const isDebugging = Boolean(shell.environment.DEBUG);
  const quiet = (): void => undefined;
  const write =
    (level: string) =>
    (fields: object, message: string): void => {
      const details = Object.entries(fields).map(([name, value]) => `${name}: ${textOf(value)}`);
      shell.note(`${level}: ${message}${details.length === 0 ? '' : ` (${details.join(', ')})`}`);
    };
  const logger: Logger = {
    debug: isDebugging ? write('debug') : quiet,
    info: isDebugging ? write('info') : quiet,
    warn: write('warning'),
    error: write('error'),
    child: () => logger,
    isLevelEnabled: (level) => isDebugging || level === 'warn' || level === 'error',
  };
  return logger;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}
