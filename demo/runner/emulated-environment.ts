import { randomBytes } from 'node:crypto';
import type { EmulatedApp } from '../../src/emulator/index.js';
import type { Environment } from '../../src/index.js';

/** The environment with an emulated app in the place of any account, for a free port of this machine. */
export function emulatedEnvironment(app: EmulatedApp, environment: Environment = process.env): Environment {
  const others = Object.entries(environment).filter(([name]) => !name.startsWith('WECOM_'));
  return {
    ...Object.fromEntries(others),
    ...app.environment(),
    WECOM_APP_HOST: '127.0.0.1',
    WECOM_APP_PORT: '0',
    WECOM_APP_COOKIE_SECRET: randomBytes(32).toString('base64'),
  };
}
