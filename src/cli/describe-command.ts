import type { Command } from 'commander';

/** What stands below the options in a command's `--help`. */
export interface CommandHelp {
  /** Lines to type, each with the reason as a comment. */
  readonly examples: readonly string[];
  /** What 0, 1 and 2 mean here. */
  readonly exitCodes: readonly [ok: string, failed: string, usage?: string];
}

const USAGE = 'called wrongly, or a setting is missing or wrong';

/** Adds examples and exit codes to a command's help. */
export function describeCommand(command: Command, { examples, exitCodes }: CommandHelp): Command {
  const [ok, failed, usage = USAGE] = exitCodes;
  return command
    .addHelpText('after', block('Examples:', examples))
    .addHelpText('after', block('Exit codes:', [`0  ${ok}`, `1  ${failed}`, `2  ${usage}`]));
}

function block(title: string, lines: readonly string[]): string {
  return ['', title, ...lines.map((line) => `  ${line}`)].join('\n');
}
