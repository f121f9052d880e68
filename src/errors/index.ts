export { ApiError, type ApiErrorDetails } from './api-error.js';
export { CallbackError, type CallbackErrorCode, type CallbackErrorOptions } from './callback-error.js';
export { ConfigError, type ConfigProblem } from './config-error.js';
export { HandlerError, type HandlerErrorCode } from './handler-error.js';
export { HttpError, type HttpErrorCode, type HttpErrorOptions } from './http-error.js';
export { RateLimitError } from './rate-limit-error.js';
export { RequestError } from './request-error.js';
export { StoreError, type StoreErrorCode } from './store-error.js';
export { WecomError } from './wecom-error.js';
