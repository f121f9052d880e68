import type { HandlerError } from '../errors/index.js';
import type { PassiveReply } from '../reply/index.js';
import type { ReplyRoad } from './reply-road.js';

/**
 * What one try of a callback came to: `replied`, `empty` (the handler had nothing to say), `unhandled` (no handler took
 * it), `handler_error`; `acknowledged` (an empty 200, the answer comes by another road), `dropped` (an empty 200 and no
 * answer), `waiting` (left unanswered, so that WeCom tries again).
 */
export type CallbackOutcome =
  | 'replied'
  | 'empty'
  | 'unhandled'
  | 'handler_error'
  | 'acknowledged'
  | 'dropped'
  | 'waiting';

/** What became of a callback. */
export interface CallbackResult {
  readonly outcome: CallbackOutcome;
  /** Absent when none took it, and while it is not known. */
  readonly handler: string | undefined;
  /** The passive reply to encrypt; absent when there is nothing to say. */
  readonly xml?: string | undefined;
  /** The reply behind `xml`, for another road. */
  readonly reply?: PassiveReply | undefined;
  /** What was cut off a text, to be sent by other means. */
  readonly rest?: string | undefined;
  readonly error?: HandlerError | undefined;
  readonly warnings: readonly string[];
  readonly road?: ReplyRoad | undefined;
  /** Which try of WeCom's this answers, from 1; a handler ran for the first one only. */
  readonly tryNumber?: number;
}
