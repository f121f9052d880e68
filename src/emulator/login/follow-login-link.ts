import { EmulatorError } from '../emulator-error.js';
import type { World } from '../world/index.js';
import { decideLogin, type LoginDecision } from './decide-login.js';
import { AUTHORIZE_PATH, isLoginPath, readLoginLink } from './login-link.js';
import { memberOf } from './login-person.js';

/**
 * Does without a browser what a member does on the page of a login link; answers where the browser would go next.
 *
 * @throws EmulatorError `invalid_argument` for a link that WeCom would not accept
 */
export function followLoginLink(world: World, written: string, userId: string, decision: LoginDecision): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url === undefined || !isLoginPath(url.pathname)) {
    throw new EmulatorError('invalid_argument', 'This is no login link; take it from api.oauth.');
  }
  if (url.origin !== world.origin) {
    throw new EmulatorError(
      'invalid_argument',
      `This login link leads to ${url.origin}, not to the emulator; give the client app.environment(), or oauthBase and loginBase.`,
    );
  }
  if (url.pathname === AUTHORIZE_PATH && url.hash !== '#wechat_redirect') {
    throw new EmulatorError('invalid_argument', 'An authorize link must end with #wechat_redirect.');
  }
  return decideLogin(world, readLoginLink(url, world), memberOf(userId), decision);
}
