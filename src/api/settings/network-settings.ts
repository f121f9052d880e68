import { type Clock, systemClock } from '../../clock/index.js';
import { defaultLogger, type Logger } from '../../logger/index.js';
import { combineObservers, type Observer, type Tracer } from '../../observe/index.js';
import { originProblem, proxyProblem, type SettingReader } from '../../options/index.js';
import type { LimiterFactory } from '../governor/index.js';
import { type Transport, UndiciTransport } from '../transport/index.js';
import { atLeast } from './at-least.js';
import type { NetworkOptions } from './network-options.js';

/** How calls travel, complete and checked. */
export interface NetworkSettings {
  readonly apiBase: string;
  readonly timeout: number;
  readonly maxWait: number;
  readonly maxConcurrent: number;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly createLimiter: LimiterFactory | undefined;
  /** Shielded: it never throws. */
  readonly observer: Observer;
  readonly tracer: Tracer | undefined;
  /** Made late: a wrong setting must leave no connection behind. */
  createTransport(): Transport;
}

const DEFAULTS = {
  apiBase: 'https://qyapi.weixin.qq.com',
  timeout: 10_000,
  maxWait: 75_000,
  maxConcurrent: 50,
} as const;

/** Completes and checks how calls travel, noting problems with the reader. */
export function resolveNetworkSettings(
  options: NetworkOptions,
  read: SettingReader,
  logLevel: string | undefined,
): NetworkSettings {
  const { transport, createLimiter, tracer } = options;
  const httpsProxy = read.optionalText('httpsProxy', 'WECOM_APP_HTTPS_PROXY', options.httpsProxy, proxyProblem);
  const apiBase = read.optionalText('apiBase', 'WECOM_APP_API_BASE', options.apiBase, originProblem);
  const logger = options.logger ?? defaultLogger(logLevel);
  const connections = atLeast(read, 'maxConcurrent', options.maxConcurrent, 1) ?? DEFAULTS.maxConcurrent;
  return {
    apiBase: new URL(apiBase ?? DEFAULTS.apiBase).origin,
    timeout: atLeast(read, 'timeout', options.timeout, 1) ?? DEFAULTS.timeout,
    maxWait: atLeast(read, 'maxWait', options.maxWait, 0) ?? DEFAULTS.maxWait,
    maxConcurrent: connections,
    logger,
    clock: options.clock ?? systemClock,
    createLimiter,
    observer: combineObservers([options.observer], logger),
    tracer,
    createTransport: () =>
      transport === undefined ? new UndiciTransport({ httpsProxy, connections }) : leftOpen(transport),
  };
}

/** A transport that was given is for its giver to close: it may serve other clients, too. */
function leftOpen(transport: Transport): Transport {
  return { send: (request) => transport.send(request), close: async () => {} };
}
