import type { RequestHandler } from 'express';
import { type CallbackEndpoint, notFound, requestTarget, serveCallback } from '../http/index.js';
import { expressReader } from './express-reader.js';

/**
 * An Express handler that serves callbacks at the path it is mounted on with `use`; anything below that path is not
 * found. A plain handler rather than a `Router`, whose walk through its layers would cost each callback as much as
 * its encryption. Path and query are read from `request.url`: Express would parse them anew at each look, and in the
 * way the host has configured.
 */
export function callbackHandler(endpoint: CallbackEndpoint): RequestHandler {
  return (request, response) => {
    const { path, query } = requestTarget(request.url);
    // Under `use` the mount path is cut off; on a route, as by `expressApp.all('/cb', …)`, Express has matched it all.
    if (path !== '/' && request.route === undefined) return notFound(request, response);
    return serveCallback(request, response, query, endpoint, expressReader);
  };
}
