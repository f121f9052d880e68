import { existsSync } from 'node:fs';

export const WECHATY_FOLDER = 'packages/wechaty';

/**
 * Why a suite that needs Wechaty is skipped; `false` runs it. Wechaty is large, so it is installed by itself; on CI a
 * missing installation is a failure, never a skip.
 */
export function skipWithoutWechaty(): string | false {
  if (existsSync(`${WECHATY_FOLDER}/node_modules`)) return false;
  const missing = `${WECHATY_FOLDER} is not installed (npm ci --prefix ${WECHATY_FOLDER}): the Wechaty driver is not tested`;
  if (process.env.CI === 'true') throw new Error(missing);
  return missing;
}
