import { DEFAULT_EMULATOR_PORT } from '../../default-emulator-port.js';
import { dedent } from '../dedent.js';
import type { Project } from '../project.js';

/** Settings that work with the emulator at once. */
export function envFile({ corpId, secret, keys }: Project): string {
  const emulator = `http://127.0.0.1:${DEFAULT_EMULATOR_PORT}`;
  return dedent(`
    # Random values: they work with the emulator (npm run emulator) and nowhere else.
    # For a real app put in the values of the admin console, delete the last three lines, and let \`npm run doctor\` check them.
    WECOM_APP_CORP_ID=${corpId}
    WECOM_APP_AGENT_ID=1000002
    WECOM_APP_SECRET=${secret}
    WECOM_APP_TOKEN=${keys.token}
    WECOM_APP_AES_KEY=${keys.encodingAESKey}
    WECOM_APP_API_BASE=${emulator}
    WECOM_APP_OAUTH_BASE=${emulator}
    WECOM_APP_LOGIN_BASE=${emulator}
  `);
}
