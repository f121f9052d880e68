import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** src/ and what the child processes run, as plain JavaScript in a temporary folder that goes when this process does. */
export interface Build {
  /** The compiled file of a file in test/faults, e.g. `app/main.js`. */
  entry(file: string): string;
}

/** Compiles with tsc, as the package is published. */
export async function compile(): Promise<Build> {
  const folder = await mkdtemp(join(tmpdir(), 'wecom-app-svr-faults-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const tsc = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(REPOSITORY, 'test/faults'), '--outDir', folder];
  await promisify(execFile)(process.execPath, args).catch(({ stdout }: { stdout?: string }) => {
    throw new Error(`it does not compile: ${stdout}`);
  });
  await copyFile(join(REPOSITORY, 'package.json'), join(folder, 'package.json'));
  await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { entry: (file) => join(folder, 'test/faults', file) };
}
