import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { packageInfo } from '../package-info.js';

/** How package.json shall name this package: what was asked for, a file by its whole path, or this version. */
export function packageSpec(folder: string, given: string | undefined): string {
  if (given === undefined) return `^${packageInfo.version}`;
  const path = resolve(folder, given);
  return existsSync(path) ? `file:${path}` : given;
}
