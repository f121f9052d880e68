import type { Environment } from '../../options/index.js';
import { callbackTarget } from '../callback-target.js';
import type { Shell } from '../shell.js';
import { stderrLogger } from '../stderr-logger.js';
import { apiBaseOf } from './api-base-of.js';
import { checkAccess } from './check-access.js';
import { checkCallbackUrl } from './check-callback-url.js';
import { checkNetwork } from './check-network.js';
import { checkSettings } from './check-settings.js';
import type { Finding } from './finding.js';

/** Makes every check that the settings allow, from the near to the far, one finding after the other. */
export async function* examine(
  shell: Shell,
  environment: Environment,
  url: string | undefined,
): AsyncGenerator<Finding> {
  const logger = stderrLogger(shell);
  const settings = checkSettings(environment, logger);
  yield* settings;
  const isWrong = settings.some(({ status }) => status === 'fail');
  const apiBase = apiBaseOf(environment);
  if (apiBase !== undefined) {
    const network = await checkNetwork({ apiBase, httpsProxy: environment.WECOM_APP_HTTPS_PROXY || undefined });
    yield* network;
    const isReached = !network.some(({ check, status }) => check === 'network' && status === 'fail');
    const isCalling = (environment.WECOM_APP_SECRET ?? '') !== '';
    if (isReached && isCalling && !isWrong) yield* await checkAccess({ environment, logger });
  }
  if (url !== undefined && !isWrong) yield await checkCallbackUrl(callbackTarget(shell, environment, url));
}
