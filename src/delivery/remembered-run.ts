import type { CallbackContext, CallbackResult } from '../dispatch/index.js';

/** A callback whose next tries are to get the same answer. */
export interface RememberedRun {
  /** When its first try came, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Whether it may be forgotten: nothing happens to it any more. */
  readonly isOver: boolean;
  /** Whether it was left to another process: this one knows nothing of it any more. */
  readonly isAbandoned: boolean;
  /** Its callback turned up in the outbox, held by this process. Answers whether this run will see to it. */
  adopt(): boolean;
  /** Answers a try: at once when the answer is there, otherwise with the first that comes. */
  join(ctx: CallbackContext): CallbackResult | Promise<CallbackResult>;
}
