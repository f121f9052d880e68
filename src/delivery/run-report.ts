import type { CallbackContext, CallbackResult, ReplyRoad } from '../dispatch/index.js';
import type { ReportedRun } from './reported-run.js';

/** Who hears what becomes of a run. Nothing of it throws. */
export interface RunReport {
  /** Every try gets this early answer; the handler's comes later. */
  acknowledged(run: ReportedRun, answer: CallbackResult): void;
  /** From now on every try gets this answer; `isFinal` when nothing more can happen to the run. */
  answered(run: ReportedRun, answer: CallbackResult, isFinal: boolean): void;
  /** The answer of an acknowledged callback is with the outbox, or there was nothing to say. */
  finished(run: ReportedRun, result: CallbackResult, road: ReplyRoad): void;
  /** The callback cannot be acknowledged, since it cannot be kept. */
  notKept(ctx: CallbackContext, error: unknown): void;
  /** There is an answer and no road to the member. */
  lost(run: ReportedRun, result: CallbackResult, road: ReplyRoad): void;
}
