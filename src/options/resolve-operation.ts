import type { OperationConfig, OperationOptions } from './operation-options.js';
import { portProblem } from './setting-problems.js';
import type { SettingReader } from './setting-reader.js';

/** Completes and checks how an app is watched. */
export function resolveOperation(read: SettingReader, options: OperationOptions): OperationConfig {
  const { metricsPort, metricsHost, observer, tracer } = options;
  return {
    metricsPort: read.optionalNumber('metricsPort', 'WECOM_APP_METRICS_PORT', metricsPort, portProblem),
    metricsHost: read.optionalText('metricsHost', 'WECOM_APP_METRICS_HOST', metricsHost) ?? '127.0.0.1',
    observer,
    tracer,
  };
}
