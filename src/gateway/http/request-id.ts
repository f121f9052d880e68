import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

const ACCEPTED = /^[\w.:-]{1,64}$/;

const idsByResponse = new WeakMap<Response, string>();

/**
 * Gives each request an id, its own or the one in `X-Request-Id`, and returns it in that header: the same id stands in
 * the log and in a problem's `requestId`.
 */
export function requestIds(): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const id = ACCEPTED.test(given) ? given : randomUUID();
    idsByResponse.set(response, id);
    response.set('X-Request-Id', id);
    next();
  };
}

/** The id of the request that is being answered; `undefined` where `requestIds` did not run. */
export function requestIdOf(response: Response): string | undefined {
  return idsByResponse.get(response);
}
