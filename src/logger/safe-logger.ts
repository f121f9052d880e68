import type { Logger, LogMethod } from './logger.js';

/**
 * A logger whose methods never throw, nor leave a rejection that nobody hears. What is logged comes from handlers (an error whose getter throws, a value that
 * refers to itself) and what logs may be the user's own: neither may cost a callback its answer.
 */
export function safeLogger(logger: Logger): Logger {
  const safely = (level: 'debug' | 'info' | 'warn' | 'error'): LogMethod => {
    return (fields, message) => {
      try {
        const written: unknown = logger[level](fields, message);
        if (written instanceof Promise) written.catch((error: unknown) => sayInstead(logger, message, error));
      } catch (error) {
        sayInstead(logger, message, error);
      }
    };
  };
  return {
    debug: safely('debug'),
    info: safely('info'),
    warn: safely('warn'),
    error: safely('error'),
    child: (fields) => safeLogger(childOf(logger, fields)),
    isLevelEnabled: (level) => isEnabled(logger, level),
  };
}

/** A logger that cannot make children writes their lines itself. */
function childOf(logger: Logger, fields: object): Logger {
  try {
    return logger.child(fields);
  } catch {
    return withFields(logger, fields);
  }
}

function withFields(logger: Logger, common: object): Logger {
  const at = (level: 'debug' | 'info' | 'warn' | 'error'): LogMethod => {
    return (fields, message) => logger[level]({ ...common, ...fields }, message);
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => withFields(logger, { ...common, ...fields }),
    isLevelEnabled: (level) => isEnabled(logger, level),
  };
}

function isEnabled(logger: Logger, level: string): boolean {
  try {
    return logger.isLevelEnabled?.(level) === true;
  } catch {
    return false;
  }
}

function sayInstead(logger: Logger, message: string, error: unknown): void {
  try {
    const reason = error instanceof Error ? error.name : typeof error;
    const written: unknown = logger.error({ lostLine: message, reason }, 'a log line was lost');
    if (written instanceof Promise) written.catch(() => undefined);
  } catch {
    // A logger that cannot even write this has no line left to try.
  }
}
