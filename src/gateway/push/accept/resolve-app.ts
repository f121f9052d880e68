import { HttpProblem, invalidRequest } from '../../http/index.js';
import type { ApiKey } from '../../keys/index.js';
import type { PushTargets } from '../push-targets.js';

/**
 * The app that is to send: the one in the path or in the request, or else the only one that the key may use.
 *
 * @throws {HttpProblem} 403 for an app that the key may not use, whether there is one or not; 404 for one that there is
 * not; 422 when none is named, and it is not clear which
 */
export function resolveApp(
  apps: PushTargets['apps'],
  key: ApiKey,
  inPath: string | undefined,
  inBody: string | undefined,
): string {
  if (inPath !== undefined && inBody !== undefined && inPath !== inBody) {
    throw invalidRequest([
      { path: 'app', message: `is "${inBody}", and the path says "${inPath}"; leave one of them out` },
    ]);
  }
  const name = inPath ?? inBody;
  if (name === undefined) return onlyApp(apps, key);
  if (!key.mayUseApp(name)) {
    throw new HttpProblem(403, 'app_not_allowed', `The key "${key.name}" may not use the app "${name}".`);
  }
  if (!apps.has(name)) throw new HttpProblem(404, 'unknown_app', `There is no app "${name}" in this gateway.`);
  return name;
}

function onlyApp(apps: PushTargets['apps'], key: ApiKey): string {
  const names = [...apps.keys()].filter((name) => key.mayUseApp(name));
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  const message =
    only === undefined
      ? 'must name an app, and the key may use none here'
      : `is missing; the key may use ${names.join(', ')}`;
  throw invalidRequest([{ path: 'app', message }]);
}
