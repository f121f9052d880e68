import type { RequestHandler } from 'express';
import { jsonBody } from '../../http/index.js';

/** Reads a JSON body as `jsonBody` does; a request without any body counts as `{}`. */
export function optionalJsonBody(limit: number): RequestHandler {
  const read = jsonBody(limit);
  return (request, response, next) => {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
    if (encoding !== undefined || length !== '0') {
      read(request, response, next);
      return;
    }
    request.body = {};
    next();
  };
}
