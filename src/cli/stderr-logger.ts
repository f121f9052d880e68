import type { Logger } from '../logger/index.js';
import type { Shell } from './shell.js';

/** A logger for commands: warnings as remarks, more only with DEBUG, never a line on standard output. */
export function stderrLogger(shell: Shell): Logger {
  const isDebugging = Boolean(shell.environment.DEBUG);
  const quiet = (): void => undefined;
  const write =
    (level: string) =>
    (fields: object, message: string): void => {
      // The error that a call ends with gives the reason, once, instead of every retry's warning.
      const shown = Object.entries(fields).filter(([name]) => name !== 'reason' || isDebugging);
      const details = shown.map(([name, value]) => `${name}: ${textOf(value)}`);
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
