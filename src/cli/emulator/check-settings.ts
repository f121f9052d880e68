import { randomBytes } from 'node:crypto';
import { type Environment, resolveAppConfig } from '../../options/index.js';
import { generateKeys } from '../generate-keys.js';
import type { Shell } from '../shell.js';
import { stderrLogger } from '../stderr-logger.js';

/**
 * Looks at the app's settings before anything is started. What is missing the emulator makes up, so here anything
 * well-formed stands for it.
 *
 * @throws ConfigError naming every setting that is wrong, with its variable
 */
export function checkSettings(shell: Shell, environment: Environment): void {
  const { token, encodingAESKey } = generateKeys();
  const madeUp: Environment = {
    WECOM_APP_CORP_ID: `ww${randomBytes(8).toString('hex')}`,
    WECOM_APP_TOKEN: token,
    WECOM_APP_AES_KEY: encodingAESKey,
    WECOM_APP_SECRET: 'secret',
    WECOM_APP_AGENT_ID: '1000002',
  };
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  resolveAppConfig({ environment: { ...madeUp, ...given }, logger: stderrLogger(shell) });
}
