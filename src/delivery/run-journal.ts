import type { CallbackContext, CallbackResult, ReplyRoad } from '../dispatch/index.js';
import { originOf } from '../dispatch/index.js';
import type { Logger } from '../logger/index.js';
import type { ReportedRun } from './reported-run.js';

/** Tells in the log what becomes of an answer that no try's line tells of. */
export class RunJournal {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** The line of a handler that ended after its callback was acknowledged. */
  finished({ ctx }: ReportedRun, result: CallbackResult, road: ReplyRoad, durationMs: number): void {
    const fields = fieldsOf(ctx, result, road, durationMs);
    if (result.error === undefined) this.#logger.info(fields, 'callback handled after it was acknowledged');
    else
      this.#logger.error(
        { ...fields, err: originOf(result.error) },
        'callback failed in its handler after it was acknowledged',
      );
  }

  /** The line of a handler that ended when its tries had gone. */
  unclaimed({ ctx }: ReportedRun, result: CallbackResult, durationMs: number): void {
    this.#logger.info(fieldsOf(ctx, result, 'hold', durationMs), 'callback handled, and its answer waits for a try');
  }

  /** A failure that is told here since the first try's line could not. */
  failed({ ctx }: ReportedRun, result: CallbackResult, durationMs: number): void {
    if (result.error === undefined) return;
    const fields = { ...fieldsOf(ctx, result, result.road, durationMs), err: originOf(result.error) };
    this.#logger.error(fields, 'callback failed in its handler after its first try');
  }

  lost({ ctx }: ReportedRun, result: CallbackResult, road: ReplyRoad, durationMs: number): void {
    const fields = fieldsOf(ctx, result, road, durationMs);
    const cause = result.error === undefined ? {} : { err: originOf(result.error) };
    if (road === 'drop' && result.error === undefined)
      this.#logger.warn(fields, 'the reply came after the deadline and is dropped, as onDeadline says');
    else if (road === 'drop')
      this.#logger.error(
        { ...fields, ...cause },
        'callback failed in its handler after the deadline; the reply is dropped',
      );
    else
      this.#logger.error(
        { ...fields, ...cause },
        'the reply came too late for every try of WeCom and is lost; set secret (WECOM_APP_SECRET), so that it can be sent',
      );
  }
}

function fieldsOf(
  { requestId, userId }: CallbackContext,
  { handler, outcome, warnings }: CallbackResult,
  road: ReplyRoad | undefined,
  durationMs: number,
): object {
  const notes = warnings.length === 0 ? undefined : { warnings };
  return { requestId, userId, handler, outcome, ...(road === undefined ? undefined : { road }), durationMs, ...notes };
}
