export type { AppCore } from './app-core.js';
export { appName } from './app-name.js';
export { checkListenOptions } from './check-listen-options.js';
export { closeOnSignals } from './close-on-signals.js';
export type { ListenOptions } from './listen-options.js';
export type { AppPushOptions } from './open-push-router.js';
export { serveExpress } from './serve-express.js';
export { surviveRejections } from './survive-rejections.js';
export { WecomApp } from './wecom-app.js';
