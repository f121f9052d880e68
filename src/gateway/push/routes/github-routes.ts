import express, { type Request, type RequestHandler, type Response } from 'express';
import { HttpProblem } from '../../http/index.js';
import { countRequest } from '../../keys/index.js';
import { githubToPush, isGithubSignature } from '../adapter/index.js';
import type { PushRoutesOptions } from './push-routes-options.js';
import { queryRequest } from './query-request.js';
import { servePush } from './serve-push.js';

/** GitHub sends up to 25 MB; a push of thousands of commits has less than this. */
const BODY_LIMIT = 5 * 1024 * 1024;
const SIGNATURE = 'X-Hub-Signature-256';

/**
 * `POST /push/{app}/github?robot=…`: an event of a GitHub webhook, let in by its signature in place of an API key. A
 * delivery that GitHub repeats is not told twice.
 */
export function githubRoutes(options: PushRoutesOptions): readonly RequestHandler[] {
  return [demandSignature(options), express.raw({ type: () => true, limit: BODY_LIMIT }), githubRoute(options)];
}

/** No body is read that is not signed, or while there is no secret that it could be signed with. */
function demandSignature(options: PushRoutesOptions): RequestHandler {
  return async (request, response, next) => {
    if (options.githubHooks.isEmpty) {
      throw new HttpProblem(404, 'not_found', 'No GitHub webhook is configured (githubHooks).');
    }
    if (!isGithubSignature(request.get(SIGNATURE))) throw await invalidSignature(request, response, options);
    next();
  };
}

function githubRoute(options: PushRoutesOptions): RequestHandler {
  return async (request, response) => {
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body)) throw malformedJson('The body is empty, or was read before it came here.');
    const key = options.githubHooks.authenticate(body, request.get(SIGNATURE));
    if (key === undefined) throw await invalidSignature(request, response, options);
    await countRequest(options.keys, key);
    const { receivers, format } = queryRequest(request);
    const content = githubToPush(request.headers, jsonOf(body, request.get('content-type')), format);
    if (content === undefined) return void response.status(204).end();
    const caller = { key, idempotencyKey: request.get('x-github-delivery') };
    await servePush(request, response, { value: { ...receivers, ...content }, file: undefined }, caller, options);
  };
}

/** @throws {HttpProblem} 429 when there were too many of them */
async function invalidSignature(
  request: Request,
  response: Response,
  { failures }: PushRoutesOptions,
): Promise<HttpProblem> {
  await failures.count(request, response, 'a GitHub webhook with a wrong signature was refused');
  return new HttpProblem(
    401,
    'invalid_signature',
    `${SIGNATURE} is missing, or of none of the secrets in githubHooks.`,
  );
}

/** GitHub sends JSON, or a form whose field `payload` is JSON, as its settings say. */
function jsonOf(body: Buffer, contentType = ''): unknown {
  const text = body.toString('utf8');
  const isForm = contentType.includes('form-urlencoded');
  try {
    return JSON.parse(isForm ? (new URLSearchParams(text).get('payload') ?? '') : text);
  } catch (cause) {
    throw malformedJson('The body is not JSON.', { cause });
  }
}

function malformedJson(message: string, options: ErrorOptions = {}): HttpProblem {
  return new HttpProblem(400, 'malformed_json', message, options);
}
