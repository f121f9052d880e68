import { systemClock } from '../clock/index.js';
import { ConfigError } from '../errors/index.js';
import { type ApiKeyOptions, ApiKeys, parseApiKeys } from '../gateway/keys/index.js';
import { trustedProxies } from '../http/index.js';
import { defaultLogger, safeLogger } from '../logger/index.js';
import {
  LOGGER_METHODS,
  levelProblem,
  resolveOperation,
  resolveStore,
  SettingReader,
  wholeFrom,
} from '../options/index.js';
import type { HostConfig, WecomHostOptions } from './host-options.js';
import { HOST_OPTIONS } from './known-options.js';

const DEFAULTS = { maxConnections: 10_000, failureLimit: 60 } as const;

/**
 * Completes and checks the settings of a host, but not those of its apps.
 *
 * @throws ConfigError naming every setting that is wrong
 */
export function resolveHostConfig(options: WecomHostOptions): HostConfig {
  const environment = options.environment ?? process.env;
  const read = new SettingReader(environment);
  read.unknown(options, HOST_OPTIONS);
  const keysText = read.optionalText('apiKeys', 'WECOM_APP_API_KEYS', undefined);
  const config = {
    ...resolveOperation(read, options),
    store: resolveStore(read, options.store),
    baseUrl: read.optionalText('baseUrl', 'WECOM_APP_BASE_URL', options.baseUrl, baseUrlProblem)?.replace(/\/+$/, ''),
    pushPath: read.optionalText('pushPath', 'WECOM_APP_PUSH_PATH', options.pushPath, routeProblem),
    apiKeys: readApiKeys(read, options.apiKeys) ?? (keysText === undefined ? [] : parseApiKeys(keysText)),
    trustProxy: options.trustProxy ?? read.optionalText('trustProxy', 'WECOM_APP_TRUST_PROXY', undefined) ?? false,
    maxConnections:
      read.optionalNumber(
        'maxConnections',
        'WECOM_APP_MAX_CONNECTIONS',
        options.maxConnections,
        wholeFrom(1, 'connections'),
      ) ?? DEFAULTS.maxConnections,
    failureLimit:
      read.optionalNumber('failureLimit', 'WECOM_APP_FAILURE_LIMIT', options.failureLimit, wholeFrom(0, 'requests')) ??
      DEFAULTS.failureLimit,
    clock: read.optionalObject('clock', options.clock, ['now', 'setTimeout']) ?? systemClock,
    environment,
  };
  const level = read.optionalText('logger', 'WECOM_APP_LOG_LEVEL', undefined, levelProblem);
  noteProblems(read, () => trustedProxies(config.trustProxy));
  noteProblems(read, () => new ApiKeys(config.apiKeys, { option: 'apiKeys' }));
  const logger = read.optionalObject('logger', options.logger, LOGGER_METHODS);
  read.finish();
  return { ...config, logger: safeLogger(logger ?? defaultLogger(level)) };
}

function readApiKeys(read: SettingReader, given: unknown): readonly ApiKeyOptions[] | undefined {
  if (given === undefined || given === null) return undefined;
  const isList = Array.isArray(given) && given.every((key) => typeof key === 'object' && key !== null);
  return isList ? given : read.problem('apiKeys', undefined, 'must be a list of objects, each with name and hash');
}

/** Says what is wrong with the address that the world knows a host by. */
function baseUrlProblem(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return 'must be an address such as https://wecom.example.com';
  if (url.username !== '' || url.password !== '') return 'may not hold credentials';
  return url.search === '' && url.hash === '' ? undefined : 'may not hold "?" or "#"; paths are appended to it';
}

/** Says what is wrong with a path that routes are mounted on. */
function routeProblem(path: string): string | undefined {
  return /^(?:\/[\w.~-]+)+$/.test(path) ? undefined : 'must be a path such as /push';
}

function noteProblems(read: SettingReader, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const { option, variable, message } of error.problems) read.problem(option, variable, message);
  }
}
