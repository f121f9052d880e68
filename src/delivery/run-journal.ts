import type { CallbackContext, CallbackResult, ReplyRoad } from '../dispatch/index.js';
import { originOf } from '../dispatch/index.js';
import type { Logger } from '../logger/index.js';
import type { ReportedRun } from './reported-run.js';

/** Tells in the log what becomes of an answer after its tries were answered. */
export class RunJournal {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** The line of a handler that ended after its callback was acknowledged. */
  finished(
    { ctx }: ReportedRun,
    { handler, outcome, error, warnings }: CallbackResult,
    road: ReplyRoad,
    durationMs: number,
  ): void {
    const notes = warnings.length === 0 ? undefined : { warnings };
    const fields = { requestId: ctx.requestId, userId: ctx.userId, handler, outcome, road, durationMs, ...notes };
    if (error === undefined) this.#logger.info(fields, 'callback handled after it was acknowledged');
    else
      this.#logger.error(
        { ...fields, err: originOf(error) },
        'callback failed in its handler after it was acknowledged',
      );
  }

  notKept(ctx: CallbackContext, error: unknown): void {
    const fields = { requestId: ctx.requestId, err: error };
    this.#logger.error(
      fields,
      'the callback cannot be kept in the outbox and so not be acknowledged: the answer waits for a later try',
    );
  }

  lost({ ctx }: ReportedRun, { handler }: CallbackResult, road: ReplyRoad, durationMs: number): void {
    const fields = { requestId: ctx.requestId, userId: ctx.userId, handler, road, durationMs };
    if (road === 'drop')
      this.#logger.warn(fields, 'the reply came after the deadline and is dropped, as onDeadline says');
    else
      this.#logger.error(
        fields,
        'the reply came too late for every try of WeCom and is lost; set secret (WECOM_APP_SECRET), so that it can be sent',
      );
  }

  /** The app closed with handlers under way. */
  abandoned(kept: number, lost: number): void {
    if (kept > 0)
      this.#logger.info({ callbacks: kept }, 'closing: unfinished callbacks stay in the outbox for the next process');
    if (lost > 0)
      this.#logger.error(
        { callbacks: lost },
        'closing: unfinished callbacks are lost; a durable store (WECOM_APP_STORE) and a secret keep them',
      );
  }
}
