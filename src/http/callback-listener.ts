import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { textResponse } from '../dispatch/index.js';
import { type CallbackEndpoint, serveCallback } from './serve-callback.js';
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
    const url = request.url ?? '/';
    const queryStart = url.indexOf('?');
    const pathname = queryStart < 0 ? url : url.slice(0, queryStart);
    if (pathname !== path && pathname !== withSlash) return others(request, response);
    const query = queryStart < 0 ? {} : parse(url.slice(queryStart + 1), '&', '=', QUERY_OPTIONS);
    void serveCallback(request, response, query, endpoint);
  };
}

/** WeCom sends four parameters; a query of thousands is not worth reading. */
const QUERY_OPTIONS = { maxKeys: 20 };

/** Answers 404 in plain text. */
export function notFound(_request: IncomingMessage, response: ServerResponse): void {
  writeResponse(response, textResponse(404, 'not found'));
}
