import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

/** src/ and bench/ as plain JavaScript in a temporary folder, which goes when this process does. */
export interface Build {
  /** The compiled file of a file in bench/, e.g. `load.js`. */
  entry(file: string): string;
}

/** Compiles with tsc, as the package is published: tsx adds calls (keepNames) that users do not run. */
export async function compile(): Promise<Build> {
  const folder = await mkdtemp(join(tmpdir(), 'wecom-app-svr-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const tsc = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', join(REPOSITORY, 'bench'), '--outDir', folder]);
  await copyFile(join(REPOSITORY, 'package.json'), join(folder, 'package.json'));
  await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { entry: (file) => join(folder, 'bench', file) };
}
