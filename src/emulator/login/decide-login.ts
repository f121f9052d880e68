import { opaqueId, type SensitiveField, type World } from '../world/index.js';
import { AUTHORIZE_PATH, type LoginLink, QR_LOGIN_PATH } from './login-link.js';
import type { LoginPerson } from './login-person.js';

/** What somebody decided on the page. */
export interface LoginDecision {
  readonly isAllowed: boolean;
  /** The fields they agree to show (手动授权); all of them by default. */
  readonly granted?: readonly SensitiveField[] | undefined;
}

/**
 * Where the browser goes next: back to the app with a fresh code, or without one after a refusal. The inspector shows
 * it as an exchange. What WeCom does after a refusal is not documented.
 */
export function decideLogin(world: World, link: LoginLink, person: LoginPerson, decision: LoginDecision): string {
  const { app, scope, kind, warnings } = link;
  const { isAllowed, granted } = decision;
  const at = world.clock.now();
  const options = {
    scope,
    ...(app === undefined ? {} : { agentId: app.agentId }),
    ...(granted === undefined ? {} : { granted }),
  };
  const code = isAllowed ? world.oauth.issueCode(person.who, options, at) : undefined;
  const path = kind === 'qr' ? QR_LOGIN_PATH : AUTHORIZE_PATH;
  world.exchanges.put({
    kind: 'api',
    id: opaqueId(12),
    at,
    ...(app === undefined ? {} : { agentId: app.agentId }),
    title: path.slice(1),
    method: 'GET',
    path,
    query: { redirect_uri: link.redirectUri, scope },
    body: undefined,
    status: 302,
    answer: { [isAllowed ? 'logged_in' : 'refused_by']: person.note },
    warnings,
  });
  return withAnswer(link, code);
}

/** The `redirect_uri` as it was given, but for `code` and `state` at the end of its query. */
function withAnswer({ redirectUri, state }: LoginLink, code: string | undefined): string {
  const [page = '', ...fragment] = redirectUri.split('#');
  const answer = new URLSearchParams({
    ...(code === undefined ? {} : { code }),
    ...(state === undefined ? {} : { state }),
  }).toString();
  const joint = page.includes('?') ? '&' : '?';
  return [answer === '' ? page : page + joint + answer, ...fragment].join('#');
}
