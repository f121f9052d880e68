import { type Clock, systemClock } from '../clock/index.js';
import { defaultLogger, type Logger, safeLogger } from '../logger/index.js';
import { levelProblem, originProblem, SettingReader } from '../options/index.js';
import type { WecomLoginOptions } from './login-options.js';
import { toLocalPath } from './to-local-path.js';

/** The settings of a login, complete and checked. Holds the secrets. */
export interface LoginSettings {
  readonly api: WecomLoginOptions['api'];
  /** The newest first. */
  readonly cookieSecrets: readonly string[];
  readonly origin: string | undefined;
  readonly scope: 'snsapi_base' | 'snsapi_privateinfo';
  readonly isOptional: boolean;
  readonly allowsVisitors: boolean;
  /** Milliseconds. */
  readonly sessionLifetime: number;
  readonly detailsTtl: number;
  readonly path: string;
  readonly signedOutPath: string | undefined;
  readonly cookieName: string;
  readonly logger: Logger;
  readonly clock: Clock;
}

const DEFAULTS = {
  sessionLifetime: 28_800,
  detailsTtl: 600_000,
  path: '/wecom-login',
  cookieName: 'wecom_session',
} as const;

const SECRET_LENGTH = 32;

/**
 * Completes and checks the settings of a login.
 *
 * @throws ConfigError naming every setting that is missing or wrong
 */
export function resolveLoginSettings(options: WecomLoginOptions): LoginSettings {
  const environment = options.environment ?? process.env;
  const read = new SettingReader(environment);
  const { path = DEFAULTS.path, cookieName = DEFAULTS.cookieName, signedOutPath } = options;
  const { sessionLifetime = DEFAULTS.sessionLifetime, detailsTtl = DEFAULTS.detailsTtl } = options;
  const cookieSecrets = readSecrets(read, options.cookieSecret ?? environment.WECOM_APP_COOKIE_SECRET?.split(','));
  const origin = read.optionalText('origin', 'WECOM_APP_ORIGIN', options.origin, originProblem);
  if (!/^(?:\/[\w-]+)+$/.test(path)) read.problem('path', undefined, 'must be a path such as /wecom-login');
  if (!/^[\w-]+$/.test(cookieName)) {
    read.problem('cookieName', undefined, 'may hold letters, digits, "-" and "_" only');
  }
  if (signedOutPath !== undefined && toLocalPath(signedOutPath) === undefined) {
    read.problem('signedOutPath', undefined, 'must be a path of this server, such as /bye');
  }
  if (!(Number.isInteger(sessionLifetime) && sessionLifetime > 0)) {
    read.problem('sessionLifetime', undefined, 'must be a whole number of seconds above 0');
  }
  if (!(Number.isInteger(detailsTtl) && detailsTtl >= 0)) {
    read.problem('detailsTtl', undefined, 'must be a whole number of milliseconds, 0 at least');
  }
  const level = read.optionalText('logger', 'WECOM_APP_LOG_LEVEL', undefined, levelProblem);
  read.finish();
  return {
    api: options.api,
    cookieSecrets,
    origin: origin === undefined ? undefined : new URL(origin).origin,
    scope: options.scope ?? 'snsapi_base',
    isOptional: options.optional ?? false,
    allowsVisitors: options.allowVisitors ?? false,
    sessionLifetime: sessionLifetime * 1000,
    detailsTtl,
    path,
    signedOutPath,
    cookieName,
    logger: safeLogger(options.logger ?? defaultLogger(level)),
    clock: options.clock ?? systemClock,
  };
}

function readSecrets(read: SettingReader, given: string | readonly string[] | undefined): readonly string[] {
  const secrets = (typeof given === 'string' ? [given] : (given ?? [])).map((secret) => secret.trim());
  const isMissing = secrets.every((secret) => secret === '');
  const short = secrets.findIndex((secret) => secret.length < SECRET_LENGTH);
  if (isMissing || short >= 0) {
    const which = secrets.length > 1 ? ` (number ${short + 1} has ${secrets[short]?.length})` : '';
    const fault = isMissing ? 'is missing' : `must have ${SECRET_LENGTH} characters at least${which}`;
    read.problem('cookieSecret', 'WECOM_APP_COOKIE_SECRET', `${fault}; make one with: openssl rand -base64 32`);
  }
  return secrets;
}
