import { WecomError } from './wecom-error.js';

/**
 * The author of a call must act: its arguments break a documented limit of the server API (no receiver, too many
 * of them, a file of the wrong kind or size), so it was not sent. Code `invalid_request`.
 */
export class RequestError extends WecomError {
  /** The argument at fault, e.g. `toUser`. */
  readonly argument: string;
  /** The errcode with which WeCom refuses the same thing, where one is documented. */
  readonly errCode: number | undefined;

  constructor(argument: string, message: string, options: ErrorOptions & { readonly errCode?: number } = {}) {
    super('invalid_request', `${argument}: ${message}`, options);
    this.argument = argument;
    this.errCode = options.errCode;
  }
}
