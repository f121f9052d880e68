import { type Environment, originProblem, proxyProblem } from '../../options/index.js';

/** Where the server API is and how to get there. */
export interface Network {
  readonly apiBase: string;
  readonly httpsProxy: string | undefined;
}

/** The network that the settings name; `undefined` when they name none that there can be. */
export function networkOf(environment: Environment): Network | undefined {
  const apiBase = environment.WECOM_APP_API_BASE || 'https://qyapi.weixin.qq.com';
  const httpsProxy = environment.WECOM_APP_HTTPS_PROXY || undefined;
  const isWrong = originProblem(apiBase) ?? (httpsProxy === undefined ? undefined : proxyProblem(httpsProxy));
  return isWrong === undefined ? { apiBase: new URL(apiBase).origin, httpsProxy } : undefined;
}
