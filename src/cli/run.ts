import { loadCommands } from './commands/index.js';
import { createProgram } from './create-program.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { reportError } from './report-error.js';
import type { Shell } from './shell.js';

/** Runs the command line. Answers the exit code and never rejects. @param args without node and the script */
export async function run(args: readonly string[], shell: Shell): Promise<ExitCode> {
  try {
    const program = createProgram(await loadCommands(args, shell), shell);
    await program.parseAsync(args, { from: 'user' });
    return EXIT_CODES.ok;
  } catch (error) {
    return reportError(error, shell, { json: args.includes('--json') });
  }
}
