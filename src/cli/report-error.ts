import { CommanderError } from 'commander';
import { CallbackError, ConfigError, RequestError, WecomError } from '../errors/index.js';
import { CliError } from './cli-error.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import type { Shell } from './shell.js';

/** Codes of errors that whoever typed the command can put right; the last four are the emulator's. */
const CALLERS: ReadonlySet<string> = new Set([
  'invalid_config',
  'invalid_request',
  'invalid_argument',
  'unknown_reference',
  'duplicate',
  'corrupt_data',
]);

export interface ReportOptions {
  /** Whether a script reads standard output, which then has the error, too. */
  readonly json: boolean;
}

/** Shows why a command ended, without a stack unless DEBUG is set, and answers its exit code. */
export function reportError(error: unknown, shell: Shell, { json }: ReportOptions): ExitCode {
  // Commander has shown its own: help, the version, or what is wrong with the arguments.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.ok : EXIT_CODES.usage;
  const message = describe(error);
  if (message !== '' && json) shell.printJson({ ok: false, code: codeOf(error), message });
  if (message !== '') shell.note(`${shell.notePaint.bad('error:')} ${message}`);
  if (shell.environment.DEBUG && error instanceof Error) shell.note(shell.notePaint.faint(error.stack ?? ''));
  return exitCodeOf(error);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CallbackError && error.hint !== undefined) return `${error.message}: ${error.hint}`;
  if (error instanceof ConfigError) return error.message;
  // The argument's name means something in code only.
  if (error instanceof RequestError) return error.message.slice(`${error.argument}: `.length);
  return error.message.replaceAll(/\s*\n\s*/g, ' ');
}

/** A stable name: that of the error, or what the exit code means. */
function codeOf(error: unknown): string {
  if (error instanceof WecomError) return error.code;
  return exitCodeOf(error) === EXIT_CODES.usage ? 'usage' : 'failed';
}

function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CliError) return error.exitCode;
  return error instanceof WecomError && CALLERS.has(error.code) ? EXIT_CODES.usage : EXIT_CODES.failed;
}
