import type { Observer, Tracer } from '../observe/index.js';

/** How an app is watched. */
export interface OperationOptions {
  /**
   * Port for `/metrics` (Prometheus, needs the package `prom-client`), `/healthz` and `/readyz` under `listen()`, 0 for
   * a free one; `WECOM_APP_METRICS_PORT`; none.
   */
  readonly metricsPort?: number;
  /** Address of that port; `WECOM_APP_METRICS_HOST`; `127.0.0.1`. */
  readonly metricsHost?: string;
  /** Hears of everything that is measured. */
  readonly observer?: Observer;
  /** Makes spans: `trace.getTracer('my-app')` of `@opentelemetry/api` fits. */
  readonly tracer?: Tracer;
}

/** The same, complete and checked. */
export interface OperationConfig {
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  readonly observer: Observer | undefined;
  readonly tracer: Tracer | undefined;
}
