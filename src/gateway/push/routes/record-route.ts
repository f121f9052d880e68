import type { RequestHandler } from 'express';
import { HttpProblem } from '../../http/index.js';
import { apiKeyOf } from '../../keys/index.js';
import type { PushRoutesOptions } from './push-routes-options.js';

const PUSH_ID = /^push_[\w-]{22}$/;

/** `GET /push/{id}`: how a push is going, for the key that asked for it. */
export function recordRoute({ records }: PushRoutesOptions): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.name);
    const kept = PUSH_ID.test(id) ? await records.get(id) : undefined;
    if (kept === undefined || kept.key !== apiKeyOf(response).name) {
      throw new HttpProblem(404, 'unknown_push', 'No such push of this key is known; pushes are known for a day.');
    }
    response.set('Cache-Control', 'no-store').json(kept.record);
  };
}
