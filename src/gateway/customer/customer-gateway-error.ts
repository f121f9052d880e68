import { HttpProblem } from '../http/index.js';
import type { GatewayCaller } from './gateway-caller.js';

/** Every way in which the customer gateway itself refuses; a request that is not well-formed is `invalid_request`. */
export type CustomerGatewayErrorCode =
  | 'wrong_state'
  | 'not_supported'
  | 'forbidden_recipient'
  | 'forbidden_app'
  | 'forbidden_session'
  | 'unknown_contact'
  | 'unknown_tag'
  | 'unknown_job'
  | 'job_not_finished'
  | 'job_finished'
  | 'idempotency_conflict'
  | 'driver_failed'
  | 'not_sent'
  | 'maybe_sent';

/** The caller of the customer gateway must act; `message` says what is wrong and what to do next. */
export class CustomerGatewayError extends HttpProblem {
  declare readonly code: CustomerGatewayErrorCode;

  constructor(code: CustomerGatewayErrorCode, message: string, options: ErrorOptions = {}) {
    super(STATUS[code], code, message, options);
  }
}

/** @param whom an id, or words for it */
export function forbiddenRecipient({ name }: Pick<GatewayCaller, 'name'>, whom: string): CustomerGatewayError {
  return new CustomerGatewayError('forbidden_recipient', `The key "${name}" may not write to ${whom}.`);
}

const STATUS: Readonly<Record<CustomerGatewayErrorCode, number>> = {
  wrong_state: 409,
  not_supported: 409,
  forbidden_recipient: 403,
  forbidden_app: 403,
  forbidden_session: 403,
  unknown_contact: 404,
  unknown_tag: 404,
  unknown_job: 404,
  job_not_finished: 409,
  job_finished: 409,
  idempotency_conflict: 422,
  driver_failed: 502,
  not_sent: 502,
  maybe_sent: 504,
};
