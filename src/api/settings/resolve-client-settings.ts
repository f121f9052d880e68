import {
  agentIdProblem,
  corpIdProblem,
  levelProblem,
  originProblem,
  SettingReader,
  secretProblem,
} from '../../options/index.js';
import { MemoryTokenStore, type TokenStore } from '../../store/index.js';
import type { TokenProvider } from '../token/index.js';
import { atLeast } from './at-least.js';
import type { WecomClientOptions } from './client-options.js';
import { type NetworkSettings, resolveNetworkSettings } from './network-settings.js';

/** The settings of a client, complete and checked. Holds the secret. */
export interface ClientSettings extends NetworkSettings {
  readonly corpId: string;
  /** Empty with a token provider. */
  readonly secret: string;
  readonly agentId: number | undefined;
  readonly tokenStore: TokenStore;
  readonly tokenProvider: TokenProvider | undefined;
  readonly duplicateCheckInterval: number | undefined;
  readonly accountLimit: number | undefined;
  readonly oauthBase: string;
  readonly loginBase: string;
}

const OAUTH_BASE = 'https://open.weixin.qq.com';
const LOGIN_BASE = 'https://login.work.weixin.qq.com';
const LONGEST_INTERVAL = 14_400;

/**
 * Completes and checks the settings of a client.
 * @throws {ConfigError} naming every setting that is missing or wrong
 */
export function resolveClientSettings(options: WecomClientOptions): ClientSettings {
  const read = new SettingReader(options.environment ?? process.env);
  const { tokenProvider } = options;
  const corpId = read.text(
    'corpId',
    'WECOM_APP_CORP_ID',
    options.corpId,
    'is missing; admin console > My Company (我的企业) > CorpID (企业ID)',
    corpIdProblem,
  );
  const secret = readSecret(read, options);
  const agentId = read.optionalNumber('agentId', 'WECOM_APP_AGENT_ID', options.agentId, agentIdProblem);
  const interval = atLeast(read, 'duplicateCheckInterval', options.duplicateCheckInterval, 1);
  if (interval !== undefined && interval > LONGEST_INTERVAL) {
    read.problem('duplicateCheckInterval', undefined, `must be at most ${LONGEST_INTERVAL} seconds`);
  }
  const level = read.optionalText('logger', 'WECOM_APP_LOG_LEVEL', undefined, levelProblem);
  const accountLimit = atLeast(read, 'accountLimit', options.accountLimit, 1);
  const oauthBase = read.optionalText('oauthBase', 'WECOM_APP_OAUTH_BASE', options.oauthBase, originProblem);
  const loginBase = read.optionalText('loginBase', 'WECOM_APP_LOGIN_BASE', options.loginBase, originProblem);
  const network = resolveNetworkSettings(options, read, level);
  read.finish();
  return {
    ...network,
    corpId,
    secret,
    agentId,
    tokenStore: options.tokenStore ?? new MemoryTokenStore(network.clock),
    tokenProvider,
    duplicateCheckInterval: interval,
    accountLimit,
    oauthBase: new URL(oauthBase ?? OAUTH_BASE).origin,
    loginBase: new URL(loginBase ?? LOGIN_BASE).origin,
  };
}

function readSecret(read: SettingReader, { secret, tokenProvider }: WecomClientOptions): string {
  if (tokenProvider !== undefined) {
    return read.optionalText('secret', 'WECOM_APP_SECRET', secret, secretProblem) ?? '';
  }
  const missing = 'is missing; admin console > the app > Secret (查看Secret)';
  return read.text('secret', 'WECOM_APP_SECRET', secret, missing, secretProblem);
}
