export { callbackListener, notFound, type OtherRequests } from './callback-listener.js';
export { listen, type RunningServer } from './listen.js';
export { readBody } from './read-body.js';
export { type RequestTarget, requestTarget } from './request-target.js';
export { type CallbackEndpoint, serveCallback } from './serve-callback.js';
export { writeResponse } from './write-response.js';
