import type { RequestHandler } from 'express';
import { apiKeyOf } from '../../keys/index.js';
import { alertmanagerToPush } from '../adapter/index.js';
import type { PushRoutesOptions } from './push-routes-options.js';
import { queryRequest } from './query-request.js';
import { servePush } from './serve-push.js';

/** `POST /push/{app}/alertmanager?toTag=…`: a notification of Prometheus Alertmanager. */
export function alertmanagerRoute(options: PushRoutesOptions): RequestHandler {
  return async (request, response) => {
    const { receivers, format } = queryRequest(request);
    const value = { ...receivers, ...alertmanagerToPush(request.body, format) };
    const caller = { key: apiKeyOf(response), idempotencyKey: undefined };
    await servePush(request, response, { value, file: undefined }, caller, options);
  };
}
