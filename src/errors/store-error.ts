import { WecomError } from './wecom-error.js';

/**
 * How a store can fail: `store_unavailable` (cannot be reached, or its disk is full: nothing was kept),
 * `store_closed` (the app is shutting down).
 */
export type StoreErrorCode = 'store_unavailable' | 'store_closed';

/**
 * Whoever runs the store must act: Redis is away, the SQLite file cannot be written. What was to be kept has not been
 * kept. Holds no address, since that may carry a password.
 */
export class StoreError extends WecomError {
  declare readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
