import type { CallbackRequest, CallbackResponse } from '../dispatch/index.js';
import type { CallbackErrorCode } from '../errors/index.js';
import type { Logger } from '../logger/index.js';
import type { AddressFilter } from './address-filter.js';
import type { FailureLimiter } from './failure-limiter.js';
import type { TrustedProxies } from './trusted-proxies.js';

/** What serves callbacks, whatever the transport, and what it is protected by. */
export interface CallbackEndpoint {
  readonly logger: Logger;
  /** Bytes. */
  readonly bodyLimit: number;
  /** Answers a request. A `CallbackError` it rejects with is a refusal, to be answered, logged and counted here. */
  readonly handle: (request: CallbackRequest) => Promise<CallbackResponse>;
  /** From where requests are accepted; everywhere without it. */
  readonly addresses?: AddressFilter | undefined;
  /** Counts refusals by address; without it each is answered and logged by itself. */
  readonly failures?: FailureLimiter | undefined;
  /** Whose `X-Forwarded-For` is believed under `listen()`; Express has a setting of its own. */
  readonly trustedProxies?: TrustedProxies | undefined;
  /** Told of each request that was not accepted, for metrics; must not throw. @param start `performance.now()` then */
  readonly onRefused?: ((code: CallbackErrorCode | 'internal_error', start: number) => void) | undefined;
}
