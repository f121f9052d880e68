import type { RequestHandler, Response } from 'express';
import { RateLimitError } from '../../errors/index.js';
import type { Logger } from '../../logger/index.js';
import { HttpProblem } from '../http/index.js';
import { ApiKey } from './api-key.js';
import type { ApiKeys } from './api-keys.js';
import { CredentialFailures } from './credential-failures.js';
import { localRequestProblem } from './local-request-problem.js';
import { readCredential } from './read-credential.js';

export interface ApiKeyMiddlewareOptions {
  readonly keys: ApiKeys;
  readonly logger: Logger;
  /** What counts wrong keys, where other credentials are counted with them. */
  readonly failures?: CredentialFailures;
}

const NO_KEY = 'no API key is configured, so only programs on this machine are served';
const MAKE_ONE = 'Make a key with "npx wecom-app-svr keygen --api" and put its hash among the configured API keys';

/** Whoever calls from this machine while no key is configured. */
const LOCAL_KEY = new ApiKey({ name: 'local' });

const keysByResponse = new WeakMap<Response, ApiKey>();
const announced = new WeakSet<ApiKeys>();

/**
 * Lets through who has a key, as `Authorization: Bearer` or `X-API-Key`, and counts the request against the key's
 * limit. While no key is configured it serves programs on this machine only, and says so in the log, once, and in
 * each refusal. Of wrong keys it logs 60 a minute from one address, and 600 in all, and answers the others with 429.
 * What comes after it finds the key with `apiKeyOf`.
 */
export function apiKeyMiddleware({
  keys,
  logger,
  failures = new CredentialFailures(logger),
}: ApiKeyMiddlewareOptions): RequestHandler {
  if (keys.isEmpty && !announced.has(keys)) logger.warn({}, `${NO_KEY}. ${MAKE_ONE}.`);
  announced.add(keys);
  return async (request, response, next) => {
    if (keys.isEmpty) {
      const problem = localRequestProblem(request);
      if (problem !== undefined) throw unauthorized('no_api_key', `Refused: ${problem}, and ${NO_KEY}. ${MAKE_ONE}.`);
      keysByResponse.set(response, LOCAL_KEY);
      return next();
    }
    const credential = readCredential(request.headers);
    if (credential === undefined) {
      throw unauthorized('missing_api_key', 'Send the API key as "Authorization: Bearer wak_…" or "X-API-Key: wak_…".');
    }
    const key = keys.authenticate(credential);
    if (key === undefined) {
      await failures.count(request, response, 'a request with an unknown API key was refused');
      throw unauthorized('invalid_api_key', 'No such API key is configured; its hash must be among those configured.');
    }
    await countRequest(keys, key);
    keysByResponse.set(response, key);
    next();
  };
}

/** The key of the request that is being answered; to be asked only behind `apiKeyMiddleware`. */
export function apiKeyOf(response: Response): ApiKey {
  const key = keysByResponse.get(response);
  if (key === undefined) throw new TypeError('apiKeyOf() was called for a request that passed no apiKeyMiddleware');
  return key;
}

/**
 * Counts a request against the limit of its key.
 * @throws {HttpProblem} 429 with `Retry-After` when the limit is used up
 */
export async function countRequest(keys: ApiKeys, key: ApiKey): Promise<void> {
  try {
    await keys.count(key);
  } catch (error) {
    if (!(error instanceof RateLimitError)) throw error;
    const seconds = Math.max(1, Math.ceil(error.retryAfter / 1000));
    const { points, window } = key.rateRule;
    const detail = `The key "${key.name}" may make ${points} requests in ${window / 1000} s; try again in ${seconds} s.`;
    throw new HttpProblem(429, 'rate_limited', detail, { headers: { 'Retry-After': String(seconds) } });
  }
}

function unauthorized(code: string, detail: string): HttpProblem {
  return new HttpProblem(401, code, detail, { headers: { 'WWW-Authenticate': 'Bearer realm="wecom-app-svr"' } });
}
