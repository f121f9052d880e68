import type { WecomClientOptions } from '../api/index.js';
import type { AppConfig } from '../options/index.js';

/** The settings of an app's own client. What the app does not set, such as the proxy, comes from the environment. */
export function clientOptions({
  corpId,
  secret,
  agentId,
  apiBase,
  logger,
  clock,
  environment,
}: AppConfig): WecomClientOptions {
  return {
    corpId,
    logger,
    clock,
    environment,
    ...(secret === undefined ? {} : { secret }),
    ...(agentId === undefined ? {} : { agentId }),
    ...(apiBase === undefined ? {} : { apiBase }),
  };
}
