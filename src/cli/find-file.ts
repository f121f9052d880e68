import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { usageError } from './cli-error.js';
import { fileFault } from './file-fault.js';
import type { Shell } from './shell.js';

/** The whole path of a file that can be read. @throws CliError when there is none, or it cannot */
export async function findFile(shell: Shell, name: string): Promise<string> {
  const path = resolve(shell.folder, name);
  try {
    if ((await stat(path)).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR', syscall: 'read' });
    await access(path, constants.R_OK);
    return path;
  } catch (error) {
    throw usageError(`${name} cannot be read: ${fileFault(error)}`, { cause: error });
  }
}
