import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { textResponse } from '../dispatch/index.js';
import type { CallbackEndpoint } from './callback-endpoint.js';
import { requestTarget } from './request-target.js';
import { serveCallback } from './serve-callback.js';
import { writeResponse } from './write-response.js';

/** What takes every request that is not for the callback path. */
export type OtherRequests = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A node:http listener that answers the callback path itself and hands everything else on. Being in front of Express
 * it is several times faster, since Express changes the prototype of every request and response, and no body parser
 * can get in its way.
 *
 * @param path the callback path, without a trailing slash; it is served with and without one
 */
export function callbackListener(
  path: string,
  endpoint: CallbackEndpoint,
  others: OtherRequests = notFound,
): RequestListener {
  const withSlash = path.endsWith('/') ? path : `${path}/`;
  return (request, response) => {
    const target = requestTarget(request.url ?? '/');
    if (target.path !== path && target.path !== withSlash) return others(request, response);
    void serveCallback(request, response, target.query, endpoint);
  };
}

/** Answers 404 in plain text. */
export function notFound(_request: IncomingMessage, response: ServerResponse): void {
  writeResponse(response, textResponse(404, 'not found'));
}
