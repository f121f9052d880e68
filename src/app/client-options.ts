import type { WecomClientOptions } from '../api/index.js';
import type { Observer } from '../observe/index.js';
import type { AppConfig } from '../options/index.js';
import type { StoreBackend } from '../store/index.js';

/** The settings of an app's own client. What the app does not set, such as the proxy, comes from the environment. */
export function clientOptions(
  { corpId, secret, agentId, apiBase, logger, clock, environment, tracer }: AppConfig,
  backend: StoreBackend,
  observer: Observer,
): WecomClientOptions {
  return {
    corpId,
    logger,
    clock,
    environment,
    observer,
    ...(secret === undefined ? {} : { secret }),
    ...(agentId === undefined ? {} : { agentId }),
    ...(apiBase === undefined ? {} : { apiBase }),
    ...(tracer === undefined ? {} : { tracer }),
    ...(backend.isDurable ? { tokenStore: backend.store } : {}),
    ...(backend.createLimiter === undefined ? {} : { createLimiter: backend.createLimiter }),
  };
}
