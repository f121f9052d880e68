import { WecomError } from './wecom-error.js';

/**
 * How a call can fail before WeCom's answer is understood: `connect_failed` (never reached the server), `timeout`,
 * `connection_lost` (broke off under way), `http_status` (an HTTP error instead of an answer), `bad_answer` (not the
 * JSON expected), `answer_too_large`, `client_closed`.
 */
export type HttpErrorCode =
  | 'connect_failed'
  | 'timeout'
  | 'connection_lost'
  | 'http_status'
  | 'bad_answer'
  | 'answer_too_large'
  | 'client_closed';

export interface HttpErrorOptions extends ErrorOptions {
  /** The call, e.g. `message/send`; never with its query. */
  readonly path: string;
  /** False when the request certainly did not reach the server, so that repeating it is safe. */
  readonly maybeProcessed: boolean;
  /** The HTTP status, for `http_status` and `bad_answer`. */
  readonly status?: number | undefined;
  /** The likely cause and the fix. */
  readonly hint?: string | undefined;
}

/**
 * The network, a proxy or the server failed: no answer of the server API was understood. Holds no URL query, since
 * that is where WeCom puts tokens and secrets.
 */
export class HttpError extends WecomError {
  declare readonly code: HttpErrorCode;
  /** The call, e.g. `message/send`; never with its query. */
  readonly path: string;
  /** False when the request certainly did not reach the server; true when it may have been carried out. */
  readonly maybeProcessed: boolean;
  /** The HTTP status, for `http_status` and `bad_answer`. */
  readonly status: number | undefined;
  /** The likely cause and the fix. */
  readonly hint: string | undefined;

  constructor(code: HttpErrorCode, message: string, options: HttpErrorOptions) {
    super(code, options.hint === undefined ? message : `${message} ${options.hint}`, options);
    this.path = options.path;
    this.maybeProcessed = options.maybeProcessed;
    this.status = options.status;
    this.hint = options.hint;
  }
}
