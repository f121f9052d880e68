export type { AppHandlers, AppTypeOptions, CreateHandlers } from './app-handlers.js';
export { appType, appTypeNames, registerAppType } from './app-types.js';
export { applyHandlers } from './apply-handlers.js';
