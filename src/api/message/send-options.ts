import type { CallLimits } from '../caller/index.js';

/**
 * The repeat check of `message/send` (重复消息检查): WeCom delivers the same request once within the interval. A
 * message with it is repeated after a timeout or a broken connection, since it cannot arrive twice then; without it
 * such a message fails, because nobody knows whether it arrived. The price: a second message with the same receivers
 * and the same content is swallowed, too, without an error, so use it where a message says something only once.
 */
export interface DuplicateCheckOption {
  readonly enableDuplicateCheck?: 0 | 1;
  /** Seconds, 1800 by default, at most 14,400. Turns the check on by itself. */
  readonly duplicateCheckInterval?: number;
}

/** What every message can be given. */
export type SendOptions = CallLimits & DuplicateCheckOption;
