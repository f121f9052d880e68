import type { Command } from 'commander';
import type { Shell } from '../shell.js';
import { COMMANDS } from './commands.js';

/** Makes the commands that the arguments name, or all of them: for the help, and to suggest what was meant. */
export async function loadCommands(args: readonly string[], shell: Shell): Promise<readonly Command[]> {
  const named = [...COMMANDS].filter(([name]) => args.includes(name));
  const wanted = named.length === 0 ? [...COMMANDS] : named;
  const factories = await Promise.all(wanted.map(([, load]) => load()));
  return factories.map((create) => create(shell));
}
