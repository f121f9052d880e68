import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What a config file is called when none is named. */
export const CONFIG_NAMES: readonly string[] = ['ts', 'mts', 'js', 'mjs', 'json'].map((end) => `wecom.config.${end}`);

/** The config file of a folder; `undefined` when there is none. */
export function findHostConfig(folder: string): string | undefined {
  return CONFIG_NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
}
