import { systemClock } from '../clock/index.js';
import { encodingAESKeyProblem } from '../crypto/index.js';
import { defaultLogger, safeLogger } from '../logger/index.js';
import type { AppConfig } from './app-config.js';
import type { WecomAppOptions } from './app-options.js';
import { assertOptions } from './assert-options.js';
import { APP_OPTIONS } from './known-app-options.js';
import { resolveDelivery } from './resolve-delivery.js';
import { resolveOperation } from './resolve-operation.js';
import { resolveProtection } from './resolve-protection.js';
import {
  agentIdProblem,
  corpIdProblem,
  LOGGER_METHODS,
  levelProblem,
  originProblem,
  secretProblem,
} from './setting-problems.js';
import { SettingReader } from './setting-reader.js';

const DEFAULTS = { path: '/wecom_app_cb', bodyLimit: 1024 * 1024 } as const;

/**
 * Completes and checks the settings of an app.
 *
 * @throws ConfigError naming every setting that is missing or wrong
 */
export function resolveAppConfig(options: WecomAppOptions): AppConfig {
  assertOptions(options);
  const environment = options.environment ?? process.env;
  const read = new SettingReader(environment);
  read.unknown(options, APP_OPTIONS);
  const secret = read.optionalText('secret', 'WECOM_APP_SECRET', options.secret, secretProblem);
  const config = {
    corpId: read.text(
      'corpId',
      'WECOM_APP_CORP_ID',
      options.corpId,
      'is missing; admin console > My Company (我的企业) > CorpID (企业ID)',
      corpIdProblem,
    ),
    token: read.text('token', 'WECOM_APP_TOKEN', options.token, `is missing; ${RECEIVE}`, tokenProblem),
    encodingAESKey: read.text(
      'encodingAESKey',
      'WECOM_APP_AES_KEY',
      options.encodingAESKey,
      `is missing; ${RECEIVE}`,
      encodingAESKeyProblem,
    ),
    secret,
    agentId: read.optionalNumber('agentId', 'WECOM_APP_AGENT_ID', options.agentId, agentIdProblem),
    apiBase: read.optionalText('apiBase', 'WECOM_APP_API_BASE', options.apiBase, originProblem),
    path: withoutTrailingSlash(read.optionalText('path', 'WECOM_APP_PATH', options.path, pathProblem) ?? DEFAULTS.path),
    ...resolveOperation(read, options),
    bodyLimit:
      read.optionalNumber('bodyLimit', 'WECOM_APP_BODY_LIMIT', options.bodyLimit, bodyLimitProblem) ??
      DEFAULTS.bodyLimit,
    timestampTolerance: read.optionalNumber(
      'timestampTolerance',
      'WECOM_APP_TIMESTAMP_TOLERANCE',
      options.timestampTolerance,
      toleranceProblem,
    ),
    ...resolveDelivery(read, options, secret !== undefined),
    ...resolveProtection(read, options, tokenProblem),
    clock: read.optionalObject('clock', options.clock, ['now', 'setTimeout']) ?? systemClock,
    environment,
  };
  const level = read.optionalText('logger', 'WECOM_APP_LOG_LEVEL', undefined, levelProblem);
  const logger = read.optionalObject('logger', options.logger, LOGGER_METHODS);
  read.finish();
  return { ...config, logger: safeLogger(logger ?? defaultLogger(level)) };
}

const RECEIVE = 'admin console > the app > Receive Messages (接收消息) > Set API Receive (设置API接收)';

function tokenProblem(token: string): string | undefined {
  if (token.length > 32) return `has ${token.length} characters, at most 32 are possible; copy Token again`;
  return /^[A-Za-z0-9]+$/.test(token) ? undefined : 'may hold letters and digits only; copy Token again';
}

function pathProblem(path: string): string | undefined {
  if (!path.startsWith('/')) return 'must begin with "/", e.g. /wecom_app_cb';
  if (/[?#\s]/.test(path)) return 'may not hold blanks, "?" or "#"; it is the path of the callback URL alone';
  const sent = URL.canParse(path, 'http://host') ? new URL(path, 'http://host').pathname : undefined;
  return sent === path ? undefined : `would never match: a caller sends it as ${sent ?? 'something else'}; write it so`;
}

function bodyLimitProblem(bytes: number): string | undefined {
  return Number.isInteger(bytes) && bytes >= 1024 ? undefined : 'must be a whole number of bytes, 1024 at least';
}

function toleranceProblem(seconds: number): string | undefined {
  return Number.isFinite(seconds) && seconds > 0
    ? undefined
    : 'must be a number of seconds above 0; leave it out to switch the check off';
}

function withoutTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
