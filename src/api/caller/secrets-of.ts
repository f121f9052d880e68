import type { InternalRequest } from './api-request.js';

/** Parameters of calls whose values let their holder act: single-use codes included. */
const SECRET_NAMES: ReadonlySet<string> = new Set([
  'access_token',
  'code',
  'corpsecret',
  'key',
  'response_code',
  'secret',
  'ticket',
  'user_ticket',
  'welcome_code',
]);

/** The secrets that a request carries, so that an answer that echoes one can be cleaned. */
export function secretsOf({ query, json }: InternalRequest, token: string | undefined): readonly string[] {
  const values = Object.entries({ ...json, ...query }).filter(([name]) => SECRET_NAMES.has(name));
  const secrets = values.flatMap(([, value]: [string, unknown]) => (typeof value === 'string' ? [value] : []));
  return token === undefined ? secrets : [token, ...secrets];
}
