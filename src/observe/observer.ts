import type {
  ApiCallReport,
  CallbackReport,
  CredentialReport,
  HandlerReport,
  OutboxReport,
  ReplyReport,
  StoreReport,
} from './reports.js';

/**
 * Hears of everything that is measured: implement the methods you care about. They run in the middle of the work and
 * must be quick; what they throw is caught and never costs a callback its answer. No report holds a message, a
 * member's id or a credential.
 *
 * @example
 * const observer: Observer = {
 *   reply: ({ road, latencyMs }) => statsd.timing(`wecom.reply.${road}`, latencyMs),
 * };
 */
export interface Observer {
  /** A request to the callback URL was answered. */
  callback?(report: CallbackReport): void;
  /** A handler ended. */
  handler?(report: HandlerReport): void;
  /** An answer was given. */
  reply?(report: ReplyReport): void;
  /** A job was put into the outbox, done, put back or given up. */
  outbox?(report: OutboxReport): void;
  /** A token or ticket was asked for. */
  credential?(report: CredentialReport): void;
  /** A request of the server API ended. */
  apiCall?(report: ApiCallReport): void;
  /** The store was tried. */
  store?(report: StoreReport): void;
}
