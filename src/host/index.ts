export {
  type AppConfigInput,
  CONFIG_NAMES,
  defineHostConfig,
  type EnvReference,
  findHostConfig,
  type HostConfigInput,
  type LoadedHostConfig,
  type LoadOptions,
  loadHostConfig,
} from './config/index.js';
export { type FollowOptions, HostFollower } from './follow/index.js';
export type { HostConfig, HostPushOptions, WecomHostOptions } from './host-options.js';
export type { HostedAppOptions } from './hosted-app-options.js';
export type { HostChanges } from './registry/index.js';
export { type AppHandlers, type AppTypeOptions, type CreateHandlers, registerAppType } from './types/index.js';
export { WecomHost } from './wecom-host.js';
