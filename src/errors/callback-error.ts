import { WecomError } from './wecom-error.js';

/** Every way in which a request to the callback URL can be refused. */
export type CallbackErrorCode =
  | 'missing_parameter'
  | 'repeated_parameter'
  | 'malformed_parameter'
  | 'signature_mismatch'
  | 'timestamp_stale'
  | 'decrypt_failed'
  | 'receive_id_mismatch'
  | 'address_not_allowed'
  | 'too_many_failures'
  | 'malformed_xml'
  | 'malformed_envelope'
  | 'body_empty'
  | 'body_too_large'
  | 'body_already_parsed'
  | 'body_aborted'
  | 'body_timeout'
  | 'method_not_allowed'
  | 'not_found'
  | 'busy';

export interface CallbackErrorOptions extends ErrorOptions {
  /** For the operator's log: the likely cause and the fix. Never sent to the caller. */
  readonly hint?: string;
}

/**
 * The caller must act, or whoever configured the callback (接收消息服务器配置) in the admin console: the request is
 * not a callback that this app can accept. `message` is safe to send back; `hint` is for the log.
 */
export class CallbackError extends WecomError {
  declare readonly code: CallbackErrorCode;
  /** The HTTP status to answer with: 400, 403, 404, 405, 408, 413, 429 or 503. */
  readonly status: number;
  /** The likely cause and the fix, for the log. */
  readonly hint: string | undefined;

  constructor(code: CallbackErrorCode, message: string, options: CallbackErrorOptions = {}) {
    super(code, message, options);
    this.status = STATUS[code];
    this.hint = options.hint;
  }
}

const STATUS: Readonly<Record<CallbackErrorCode, number>> = {
  missing_parameter: 400,
  repeated_parameter: 400,
  malformed_parameter: 400,
  signature_mismatch: 403,
  timestamp_stale: 403,
  decrypt_failed: 400,
  receive_id_mismatch: 403,
  address_not_allowed: 403,
  too_many_failures: 429,
  malformed_xml: 400,
  malformed_envelope: 400,
  body_empty: 400,
  body_too_large: 413,
  body_already_parsed: 400,
  body_aborted: 400,
  body_timeout: 408,
  method_not_allowed: 405,
  not_found: 404,
  busy: 503,
};
