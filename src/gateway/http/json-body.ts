import express, { type RequestHandler } from 'express';
import { HttpProblem } from './http-problem.js';

/** How to say so, for whoever has forgotten. */
const WITH_CURL = `with curl: -H 'Content-Type: application/json'`;

/**
 * Reads a JSON body of at most `limit` bytes into `request.body`. Anything that does not say it is JSON is refused:
 * a form that another site has a browser send can say many things, but not that.
 */
export function jsonBody(limit: number): RequestHandler {
  const parse = express.json({ limit, type: isJson });
  return (request, response, next) => {
    if (isJson(request)) return parse(request, response, next);
    throw notJsonProblem('Send JSON');
  };
}

/**
 * A body that is not said to be JSON.
 * @param advice what to do, to which the header is added
 */
export function notJsonProblem(advice: string): HttpProblem {
  const message = `${advice}, with the header "Content-Type: application/json" (${WITH_CURL}).`;
  return new HttpProblem(415, 'unsupported_media_type', message, { headers: { Accept: 'application/json' } });
}

function isJson({ headers }: { readonly headers: { readonly 'content-type'?: string | undefined } }): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(headers['content-type'] ?? '');
}
