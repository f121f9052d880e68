import { EXIT_CODES, type ExitCode } from './exit-codes.js';

/** Ends a command with an exit code. Its message is shown on one line; an empty one when all has been said before. */
export class CliError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message = '', options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.exitCode = exitCode;
  }
}

/** The command was called wrongly. */
export function usageError(message: string, options?: ErrorOptions): CliError {
  return new CliError(EXIT_CODES.usage, message, options);
}

/** The check failed, and its report has been shown. */
export function checkFailed(message = ''): CliError {
  return new CliError(EXIT_CODES.failed, message);
}
