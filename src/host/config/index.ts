export { CONFIG_NAMES, findHostConfig } from './find-host-config.js';
export { type AppConfigInput, defineHostConfig, type EnvReference, type HostConfigInput } from './host-config-input.js';
export { type LoadOptions, loadHostConfig } from './load-host-config.js';
export type { LoadedHostConfig } from './loaded-host-config.js';
