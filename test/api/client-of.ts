import { WecomClient } from '../../src/api/index.js';
import { ManualClock } from '../../src/clock/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

export const SECRET = 'app-secret-0123456789abcdef';

/** A client whose every request goes to `apiBase`, on a clock of its own. */
export function clientOf(apiBase: string, options = {}) {
  const clock = new ManualClock();
  const logger = recordingLogger([], {}, true);
  const tokenProvider = async () => ({ accessToken: 'token-0123456789', expiresIn: 7200 });
  const api = new WecomClient({
    corpId: 'ww0123456789abcdef',
    secret: SECRET,
    agentId: 1000002,
    apiBase,
    clock,
    logger,
    tokenProvider,
    environment: {},
    ...options,
  });
  return { api, clock, lines: logger.lines };
}
