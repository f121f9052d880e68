import type { KnownOptions } from '../options/index.js';
import type { LoadedHostConfig } from './config/loaded-host-config.js';
import type { WecomHostOptions } from './host-options.js';
import type { HostedAppOptions } from './hosted-app-options.js';

/** Options of a host that a config file may have. */
export const FILE_OPTIONS: KnownOptions<Omit<WecomHostOptions, 'clock' | 'environment'>> = {
  apiKeys: true,
  apps: true,
  baseUrl: true,
  failureLimit: true,
  host: true,
  logger: true,
  maxConnections: true,
  metricsHost: true,
  metricsPort: true,
  observer: true,
  port: true,
  pushPath: true,
  store: true,
  tracer: true,
  trustProxy: true,
};

/** Options of a host in code, which may be what `loadHostConfig` has read. */
export const HOST_OPTIONS: KnownOptions<LoadedHostConfig> = {
  ...FILE_OPTIONS,
  clock: true,
  environment: true,
  file: true,
  files: true,
  warnings: true,
};

/** Options of one app of a host. */
export const HOSTED_APP_OPTIONS: KnownOptions<HostedAppOptions> = {
  agentId: true,
  allowAddresses: true,
  apiBase: true,
  bodyLimit: true,
  concurrency: true,
  corpId: true,
  deadlineNotice: true,
  dedupKey: true,
  dedupRetention: true,
  encodingAESKey: true,
  failureLimit: true,
  handlers: true,
  maxConcurrency: true,
  name: true,
  observer: true,
  onDeadline: true,
  options: true,
  path: true,
  previousEncodingAESKey: true,
  previousToken: true,
  queueLimit: true,
  replyDeadline: true,
  secret: true,
  sessionTtl: true,
  textSenderPath: true,
  timestampTolerance: true,
  token: true,
  tracer: true,
  type: true,
};
