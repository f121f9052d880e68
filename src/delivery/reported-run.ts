import type { CallbackContext } from '../dispatch/index.js';
import type { RememberedRun } from './remembered-run.js';

/** What is told of a run. */
export interface ReportedRun extends RememberedRun {
  /** Names its callback. */
  readonly key: string;
  readonly ctx: CallbackContext;
  /** How many tries came so far. */
  readonly tryCount: number;
}
