import type { Clock } from '../../../clock/index.js';
import type { Logger } from '../../../logger/index.js';
import type { Outbox } from '../../../store/index.js';
import type { PushTargets } from '../push-targets.js';
import type { PushRecords } from '../record/index.js';

export interface PushWorkerOptions {
  readonly outbox: Outbox;
  readonly records: PushRecords;
  readonly targets: PushTargets;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Pushes at once. */
  readonly concurrency: number;
}
