import type { Command } from 'commander';

/** What stands below the options in a command's `--help`. */
export interface CommandHelp {
  /** Lines to type. */
  readonly examples: readonly string[];
  /** What exit code 0 means here. */
  readonly ok: string;
  /** What exit code 1 means here; absent for a command that cannot fail. */
  readonly failed?: string;
}

/** Adds examples and exit codes to a command's help. */
export function describeCommand(command: Command, { examples, ok, failed }: CommandHelp): Command {
  const codes = [`0  ${ok}`, `1  ${failed}`, '2  called wrongly, or a setting is missing or wrong'];
  return command.addHelpText('after', block('Examples:', examples)).addHelpText(
    'after',
    block(
      'Exit codes:',
      codes.filter((_, code) => code !== 1 || failed !== undefined),
    ),
  );
}

function block(title: string, lines: readonly string[]): string {
  return ['', title, ...lines.map((line) => `  ${line}`)].join('\n');
}
