import { withoutFrames } from './stack-frames.js';
import { WecomError } from './wecom-error.js';

/**
 * How a store can fail: `store_unavailable` (cannot be reached, or its disk is full: nothing was kept),
 * `store_closed` (the app is shutting down).
 */
export type StoreErrorCode = 'store_unavailable' | 'store_closed';

/**
 * Whoever runs the store must act: Redis is away, the SQLite file cannot be written. What was to be kept has not been
 * kept. Holds no address, since that may carry a password, and no frames where the failure has a name: it is the
 * store's, wherever it was asked, and a log would repeat them in every line.
 */
export class StoreError extends WecomError {
  declare readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
    if (code !== 'store_unavailable' || !isNamed(this.cause)) return;
    withoutFrames(this);
    if (this.cause instanceof Error) withoutFrames(this.cause);
  }
}

/** Whether a failure is one that can be looked up, such as `SQLITE_FULL`: one without a cause was told by the store. */
function isNamed(cause: unknown): boolean {
  return cause === undefined || (cause instanceof Error && 'code' in cause && typeof cause.code === 'string');
}
