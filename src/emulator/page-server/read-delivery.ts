import type { DeliveryOptions } from '../page-api/index.js';
import type { RequestFields } from './request-fields.js';

const MAX_TIMES = 20;
const MAX_DELAY = 600_000;

/** How a callback is to be sent: the members of `fields` itself. */
export function readDelivery(fields: RequestFields): DeliveryOptions {
  return {
    ...(fields.has('times') ? { times: fields.integer('times', 1, MAX_TIMES) } : {}),
    ...(fields.has('delayMs') ? { delayMs: fields.integer('delayMs', 0, MAX_DELAY) } : {}),
    ...(fields.has('breakSignature') ? { breakSignature: fields.flag('breakSignature') } : {}),
  };
}
