import type { Environment } from '../../options/index.js';
import { callbackTarget } from '../callback-target.js';
import type { Shell } from '../shell.js';
import { stderrLogger } from '../stderr-logger.js';
import { checkAccess } from './check-access.js';
import { checkCallbackUrl } from './check-callback-url.js';
import { checkNetwork } from './check-network.js';
import { checkSettings } from './check-settings.js';
import type { Finding } from './finding.js';
import { networkOf } from './network-of.js';

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
  const network = networkOf(environment);
  if (network !== undefined) {
    const findings = await checkNetwork(network);
    yield* findings;
    const isReached = !findings.some(({ check, status }) => check === 'network' && status === 'fail');
    const isCalling = (environment.WECOM_APP_SECRET ?? '') !== '';
    if (isReached && isCalling && !isWrong) yield* await checkAccess({ environment, logger });
  }
  if (url !== undefined && !isWrong) yield await checkCallbackUrl(callbackTarget(shell, environment, url));
}
