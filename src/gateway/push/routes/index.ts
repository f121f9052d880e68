export { pushRoutes } from './push-routes.js';
export type { PushRoutesOptions } from './push-routes-options.js';
