import type { DeliverySettings } from './delivery-settings.js';
import type { OwedAnswer } from './owed-answer.js';
import type { RunReport } from './run-report.js';

/** What a run needs besides its callback. */
export interface RunOptions {
  readonly settings: DeliverySettings;
  /** Whether messages can be sent to the member. */
  readonly canSend: boolean;
  /** Whether what is kept outlives a crash. */
  readonly isDurable: boolean;
  /** The way past the HTTP response. */
  readonly openOwed: () => OwedAnswer;
  readonly report: RunReport;
}
