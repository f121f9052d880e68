import type { RequestHandler } from 'express';
import { apiKeyOf } from '../../keys/index.js';
import { readPush } from '../accept/index.js';
import type { PushRoutesOptions } from './push-routes-options.js';
import { servePush } from './serve-push.js';

/** `POST /push` and `POST /push/{app}`: one message, as JSON or as a form. */
export function pushRoute(options: PushRoutesOptions): RequestHandler {
  return async (request, response) => {
    const caller = { key: apiKeyOf(response), idempotencyKey: request.get('idempotency-key') };
    await servePush(request, response, await readPush(request), caller, options);
  };
}
