export type { WecomClientOptions } from './client-options.js';
export type { NetworkOptions } from './network-options.js';
export { type NetworkSettings, resolveNetworkSettings } from './network-settings.js';
export { type ClientSettings, resolveClientSettings } from './resolve-client-settings.js';
