export { defaultLogger } from './default-logger.js';
export type { Logger, LogMethod } from './logger.js';
export { safeLogger } from './safe-logger.js';
