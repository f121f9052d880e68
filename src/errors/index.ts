export { CallbackError, type CallbackErrorCode, type CallbackErrorOptions } from './callback-error.js';
export { ConfigError, type ConfigProblem } from './config-error.js';
export { HandlerError, type HandlerErrorCode } from './handler-error.js';
export { WecomError } from './wecom-error.js';
