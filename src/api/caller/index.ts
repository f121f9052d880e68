export { type AccessTokens, ApiCaller, type ApiCallerOptions } from './api-caller.js';
export { apiPath } from './api-path.js';
export type { ApiRequest, CallLimits, InternalRequest, QueryValue } from './api-request.js';
export { ConcurrencyGate } from './concurrency-gate.js';
export { toHttpError } from './http-errors.js';
export { type AnswerContext, readAnswer, refusal } from './read-answer.js';
export { redact } from './redact.js';
