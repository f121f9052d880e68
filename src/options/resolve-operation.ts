import type { OperationConfig, OperationOptions } from './operation-options.js';
import { hostProblem, portProblem } from './setting-problems.js';
import type { SettingReader } from './setting-reader.js';

/** Where callbacks are listened for, and how an app is watched, of which the port is beside that one. */
export interface ListeningConfig extends OperationConfig {
  readonly host: string;
  readonly port: number;
}

const DEFAULTS = { host: '0.0.0.0', port: 5001, metricsHost: '127.0.0.1' } as const;

/** Completes and checks the addresses to listen on, and who else is told. */
export function resolveOperation(
  read: SettingReader,
  { host, port, metricsPort, metricsHost, observer, tracer }: OperationOptions & Partial<ListeningConfig>,
): ListeningConfig {
  const config = {
    host: read.optionalText('host', 'WECOM_APP_HOST', host, hostProblem) ?? DEFAULTS.host,
    port: read.optionalNumber('port', 'WECOM_APP_PORT', port, portProblem) ?? DEFAULTS.port,
    metricsPort: read.optionalNumber('metricsPort', 'WECOM_APP_METRICS_PORT', metricsPort, portProblem),
    metricsHost:
      read.optionalText('metricsHost', 'WECOM_APP_METRICS_HOST', metricsHost, hostProblem) ?? DEFAULTS.metricsHost,
    observer: read.optionalObject('observer', observer, []),
    tracer: read.optionalObject('tracer', tracer, ['startActiveSpan']),
  };
  if (config.metricsPort !== undefined && isOnePort(config, { host: config.metricsHost, port: config.metricsPort })) {
    const message = `is ${config.port}, the same as port (WECOM_APP_PORT); give the metrics a port of their own`;
    read.problem('metricsPort', 'WECOM_APP_METRICS_PORT', message);
  }
  return config;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Whether nobody can listen on both; 0 is another port each time. */
function isOnePort(one: Address, other: Address): boolean {
  if (one.port !== other.port || one.port === 0) return false;
  return one.host === other.host || [one, other].some(({ host }) => host === '0.0.0.0' || host === '::');
}
