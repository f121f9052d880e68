import { WecomError } from './wecom-error.js';

export type HandlerErrorCode = 'handler_threw' | 'handler_result' | 'middleware_next' | 'invalid_reply';

/**
 * The author of a handler must act: it threw (`handler_threw`, the original is `cause`), returned something that is
 * not a reply (`handler_result`), called `next()` twice (`middleware_next`), or built a reply that WeCom would
 * refuse (`invalid_reply`).
 */
export class HandlerError extends WecomError {
  declare readonly code: HandlerErrorCode;
  /** The handler at fault as the log names it, e.g. `Bot.order` or `onText('help')`; absent outside a handler. */
  readonly handler: string | undefined;

  constructor(code: HandlerErrorCode, message: string, options: ErrorOptions & { readonly handler?: string } = {}) {
    super(code, message, options);
    this.handler = options.handler;
  }
}
