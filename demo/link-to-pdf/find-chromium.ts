import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ConfigError, type Environment } from '../../src/index.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];

/**
 * Where Chromium is: `CHROMIUM_PATH`, or the first on PATH.
 *
 * @throws ConfigError when there is none
 */
export function findChromium({ CHROMIUM_PATH, PATH = '' }: Environment): string {
  const onPath = NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  const found = (CHROMIUM_PATH ? [CHROMIUM_PATH] : onPath).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const message = CHROMIUM_PATH ? 'is no file' : 'is missing, and no Chromium is on PATH: apt-get install chromium';
  throw new ConfigError([{ option: 'executablePath', variable: 'CHROMIUM_PATH', message }]);
}
