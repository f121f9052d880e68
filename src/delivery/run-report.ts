import type { CallbackResult, ReplyRoad } from '../dispatch/index.js';
import type { ReportedRun } from './reported-run.js';

/** Who hears what becomes of a run. Nothing of it throws. */
export interface RunReport {
  /** Every try gets this early answer; the handler's comes later. */
  acknowledged(run: ReportedRun, answer: CallbackResult): void;
  /** The handler has answered, and the next try is to have that, in whatever process. */
  offered(run: ReportedRun, answer: CallbackResult): void;
  /** No try is to have it any more; answers false when one has, in another process. Never rejects. */
  withdraw(run: ReportedRun): Promise<boolean>;
  /**
   * A try carries this answer, and each that follows gets the same.
   *
   * @param isTold whether the line of the try tells how the handler failed
   * @returns resolves when that is written down, where it is; never rejects
   */
  carried(run: ReportedRun, answer: CallbackResult, isTold: boolean): Promise<void> | undefined;
  /** The answer of an acknowledged callback is with the outbox, or there was nothing to say. */
  finished(run: ReportedRun, result: CallbackResult, road: ReplyRoad): void;
  /** There is an answer and no road to the member. */
  lost(run: ReportedRun, result: CallbackResult, road: ReplyRoad): void;
  /** Nothing more can happen to it. @param isNews whether other processes have not been told of this answer */
  over(run: ReportedRun, answer: CallbackResult, isNews: boolean): void;
  /** Another process has taken it over, whose affair it is from now on. */
  left(run: ReportedRun): void;
}
