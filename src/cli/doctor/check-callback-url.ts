import type { CallbackTarget } from '../callback-target.js';
import { Stage } from '../stage/index.js';
import type { Finding } from './finding.js';

/** Does the admin console's save of the app's own callback URL. */
export async function checkCallbackUrl({ config, url }: CallbackTarget): Promise<Finding> {
  const { ok, message, durationMs } = await new Stage(config).verify(url);
  if (!ok) return { check: 'callback URL', status: 'fail', message: `${url}: ${message}` };
  return { check: 'callback URL', status: 'ok', message: `${url} answers rightly, in ${durationMs} ms` };
}
