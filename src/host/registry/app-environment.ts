import type { Environment } from '../../options/index.js';

/** What one app is, which another must not inherit, and what the host reads once for all. */
const NOT_SHARED: ReadonlySet<string> = new Set([
  'WECOM_APP_CORP_ID',
  'WECOM_APP_AGENT_ID',
  'WECOM_APP_SECRET',
  'WECOM_APP_TOKEN',
  'WECOM_APP_AES_KEY',
  'WECOM_APP_PREVIOUS_TOKEN',
  'WECOM_APP_PREVIOUS_AES_KEY',
  'WECOM_APP_PATH',
  'WECOM_APP_HOST',
  'WECOM_APP_PORT',
  'WECOM_APP_STORE',
  'WECOM_APP_TRUST_PROXY',
  'WECOM_APP_MAX_CONNECTIONS',
  'WECOM_APP_METRICS_PORT',
  'WECOM_APP_METRICS_HOST',
  'WECOM_APP_LOG_LEVEL',
]);

/** What the environment says of all apps of a host. */
export function appEnvironment(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !NOT_SHARED.has(name)));
}

/** The variable that sets an option of an app in a host, if one does. */
export function sharedVariable(variable: string | undefined): string | undefined {
  return variable === undefined || NOT_SHARED.has(variable) ? undefined : variable;
}
