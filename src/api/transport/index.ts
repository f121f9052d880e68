export { discardBody } from './discard-body.js';
export { type NetworkFailure, networkFailure } from './network-failure.js';
export { BodyTooLarge, readBody } from './read-body.js';
export type { HttpRequest, HttpResponse, Transport } from './transport.js';
export { UndiciTransport, type UndiciTransportOptions } from './undici-transport.js';
