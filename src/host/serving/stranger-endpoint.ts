import type { CallbackEndpoint } from '../../http/index.js';
import { FailureLimiter, trustedProxies } from '../../http/index.js';
import { combineObservers, type PrometheusMetrics } from '../../observe/index.js';
import type { HostConfig } from '../host-options.js';

/** How a request that is no app's is refused: logged and counted by the host. */
export type StrangerEndpoint = Omit<CallbackEndpoint, 'handle' | 'bodyLimit'>;

/** @throws ConfigError when a setting cannot be used */
export function strangerEndpoint(
  { logger, failureLimit, trustProxy, observer }: HostConfig,
  metrics: PrometheusMetrics | undefined,
): StrangerEndpoint {
  const { callback } = combineObservers([observer, metrics?.observer()], logger);
  return {
    logger,
    trustedProxies: trustedProxies(trustProxy),
    failures: failureLimit === 0 ? undefined : new FailureLimiter({ limit: failureLimit }),
    onRefused: (code, start) => {
      if (code === 'internal_error') return;
      const durationMs = performance.now() - start;
      callback?.({ msgType: 'unknown', outcome: 'refused', road: 'none', duplicate: false, durationMs, code });
    },
  };
}
