import { type AppConfig, type Environment, resolveAppConfig } from '../options/index.js';
import { usageError } from './cli-error.js';
import type { Shell } from './shell.js';
import { stderrLogger } from './stderr-logger.js';

/** An app's settings and where it is. */
export interface CallbackTarget {
  readonly config: AppConfig;
  readonly url: string;
}

/**
 * The callback URL to talk to: the one given, or that of the app on this machine with these settings.
 *
 * @throws ConfigError when corpId, token or key is missing or wrong
 * @throws CliError when `given` is no URL
 */
export function callbackTarget(shell: Shell, environment: Environment, given: string | undefined): CallbackTarget {
  const config = resolveAppConfig({ environment, logger: stderrLogger(shell) });
  if (given === undefined) {
    if (config.port === 0) throw usageError('WECOM_APP_PORT is 0, so nobody knows where the app listens; give its URL');
    return { config, url: localUrl(config) };
  }
  if (!/^https?:\/\//i.test(given) || !URL.canParse(given)) {
    throw usageError(
      `${JSON.stringify(given)} is not a URL; it begins with http:// or https://, e.g. ${localUrl(config)}`,
    );
  }
  const { username, password } = new URL(given);
  if (username !== '' || password !== '') throw usageError('the URL may not hold credentials; WeCom sends none');
  return { config, url: given };
}

/** Where `app.listen()` serves callbacks, as seen from this machine. */
export function localUrl({ host, port, path }: Pick<AppConfig, 'host' | 'port' | 'path'>): string {
  const isAny = host === '0.0.0.0' || host === '::';
  const name = isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}${path}`;
}
