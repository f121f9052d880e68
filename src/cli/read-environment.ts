import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'dotenv';
import type { Environment } from '../options/index.js';
import { usageError } from './cli-error.js';
import { fileFault } from './file-fault.js';
import type { GlobalOptions } from './global-options.js';
import type { Shell } from './shell.js';

/** The file that is read when none is named. */
const DEFAULT_ENV_FILE = '.env';

/**
 * The settings of a command: the process's own environment, and below it what the file adds. The default file may be
 * missing.
 */
export function readEnvironment(shell: Shell, { env }: GlobalOptions): Environment {
  return { ...readEnvFile(resolve(shell.folder, env ?? DEFAULT_ENV_FILE), env), ...shell.environment };
}

function readEnvFile(path: string, named: string | undefined): Environment {
  try {
    return parse(readFileSync(path));
  } catch (error) {
    if (named !== undefined) throw usageError(`--env: ${named} cannot be read: ${fileFault(error)}`, { cause: error });
    // Some keep other things in a folder of this name.
    if (['EISDIR', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return {};
    throw usageError(`${DEFAULT_ENV_FILE} cannot be read: ${fileFault(error)}`, { cause: error });
  }
}
