export type { AppCore } from './app-core.js';
export { appName } from './app-name.js';
export { closeOnSignals } from './close-on-signals.js';
export type { AppPushOptions } from './open-push-router.js';
export { serveExpress } from './serve-express.js';
export { surviveRejections } from './survive-rejections.js';
export { type ListenOptions, WecomApp } from './wecom-app.js';
