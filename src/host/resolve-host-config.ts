import { systemClock } from '../clock/index.js';
import { ConfigError } from '../errors/index.js';
import { ApiKeys, parseApiKeys } from '../gateway/keys/index.js';
import { trustedProxies } from '../http/index.js';
import { defaultLogger, safeLogger } from '../logger/index.js';
import { levelProblem, portProblem, resolveOperation, SettingReader, wholeFrom } from '../options/index.js';
import { storeSettingProblem } from '../store/index.js';
import type { HostConfig, WecomHostOptions } from './host-options.js';

const DEFAULTS = { host: '0.0.0.0', port: 5001, store: 'memory:', maxConnections: 10_000, failureLimit: 60 } as const;

/**
 * Completes and checks the settings of a host, but not those of its apps.
 *
 * @throws ConfigError naming every setting that is wrong
 */
export function resolveHostConfig(options: WecomHostOptions): HostConfig {
  const environment = options.environment ?? process.env;
  const read = new SettingReader(environment);
  const keysText = read.optionalText('apiKeys', 'WECOM_APP_API_KEYS', undefined);
  const config = {
    ...resolveOperation(read, options),
    host: read.optionalText('host', 'WECOM_APP_HOST', options.host) ?? DEFAULTS.host,
    port: read.optionalNumber('port', 'WECOM_APP_PORT', options.port, portProblem) ?? DEFAULTS.port,
    store: readStore(read, options.store),
    baseUrl: read.optionalText('baseUrl', 'WECOM_APP_BASE_URL', options.baseUrl, baseUrlProblem)?.replace(/\/+$/, ''),
    pushPath: read.optionalText('pushPath', 'WECOM_APP_PUSH_PATH', options.pushPath, routeProblem),
    apiKeys: options.apiKeys ?? (keysText === undefined ? [] : parseApiKeys(keysText)),
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
    clock: options.clock ?? systemClock,
    environment,
  };
  const level = read.optionalText('logger', 'WECOM_APP_LOG_LEVEL', undefined, levelProblem);
  noteProblems(read, () => trustedProxies(config.trustProxy));
  noteProblems(read, () => new ApiKeys(config.apiKeys));
  read.finish();
  return { ...config, logger: safeLogger(options.logger ?? defaultLogger(level)) };
}

function readStore(read: SettingReader, given: WecomHostOptions['store']): HostConfig['store'] {
  if (typeof given === 'object' && given !== null) return given;
  return read.optionalText('store', 'WECOM_APP_STORE', given, storeSettingProblem) ?? DEFAULTS.store;
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
