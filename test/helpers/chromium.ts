import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The first Chromium on PATH; `undefined` without one. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Why a suite that needs Chromium is skipped; `false` runs it. On CI a missing browser is a failure, never a skip. */
export function skipWithoutChromium(): string | false {
  if (findChromium() !== undefined) return false;
  const missing = `no Chromium on PATH (looked for ${NAMES.join(', ')}): what needs a browser is not tested`;
  if (process.env.CI === 'true') throw new Error(missing);
  return missing;
}
