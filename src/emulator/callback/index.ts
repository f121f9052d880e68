export type { PassiveAnswer } from './answer/index.js';
export type { Callback } from './callback.js';
export { Courier, type Dispatch } from './courier.js';
export { eventCallback } from './event-callback.js';
export { type HttpAnswered, type HttpUnanswered, httpTry, isHttpUrl } from './http-try.js';
export { messageCallback } from './message-callback.js';
export { breakSignature, type SealedRequest, seal, signedUrl } from './seal-callback.js';
export { toCurl } from './to-curl.js';
