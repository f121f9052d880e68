import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkFailed, usageError } from '../cli-error.js';
import { fileFault } from '../file-fault.js';

/** Only its owner may read it: real secrets will stand in it. */
const MODES: Readonly<Record<string, number>> = { '.env': 0o600 };

/** Files that hold what nobody can make again: they stay even when the others are overwritten. */
const KEPT: ReadonlySet<string> = new Set(['.env']);

/**
 * Writes a project's files; all or, when one of them is there already, none.
 *
 * @param force overwrites those that are there, but never `.env`
 * @returns the paths that were written
 * @throws CliError naming the files that are in the way, or the one that cannot be written
 */
export async function writeProject(
  folder: string,
  files: ReadonlyMap<string, string>,
  force: boolean,
): Promise<readonly string[]> {
  const present = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  if (present.length > 0 && !force) {
    throw usageError(
      `${folder} has ${present.join(', ')} already, so nothing was written; --force overwrites all but .env`,
    );
  }
  const written = [...files].filter(([path]) => !(present.includes(path) && KEPT.has(path)));
  for (const [path, content] of written) {
    const target = join(folder, path);
    try {
      await mkdir(dirname(target), { recursive: true });
      // Without --force a file that came in the meantime stays as it is.
      await writeFile(target, content, { flag: force ? 'w' : 'wx', mode: MODES[path] ?? 0o644 });
    } catch (error) {
      const fault = fileFault(error);
      throw fault === undefined ? error : checkFailed(`${target} cannot be written: ${fault}`);
    }
  }
  return written.map(([path]) => path);
}
