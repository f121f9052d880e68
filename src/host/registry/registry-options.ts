import type { PrometheusMetrics } from '../../observe/index.js';
import type { Health } from '../../ops/index.js';
import type { SharedParts } from './app-parts.js';

/** What the registry of a host works with. */
export interface RegistryOptions {
  readonly shared: SharedParts;
  /** The host's own, which names each app. */
  readonly health: Health;
  readonly metrics: PrometheusMetrics | undefined;
}
