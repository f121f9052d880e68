export type { OptionPlace, SharedParts } from './app-parts.js';
export { AppRegistry } from './app-registry.js';
export type { AppTable } from './app-table.js';
export type { HostChanges } from './host-changes.js';
export type { HostedApp } from './hosted-app.js';
export { LiveApps } from './live-apps.js';
export { resolveApps } from './resolve-apps.js';
