import type { Clock } from '../../clock/index.js';
import type { Logger } from '../../logger/index.js';
import type { StoreBackend } from '../../store/index.js';
import type { ContactDriver } from './driver/index.js';
import type { PaceRange } from './jobs/index.js';

/** Settings of a `CustomerGateway`. */
export interface CustomerGatewayOptions {
  /** The way to the contacts: `FollowerContacts`, the `WechatyDriver` of wecom-app-svr-wechaty, or one of your own. */
  readonly driver: ContactDriver;
  /** Where jobs are kept; one that is durable lets them survive a restart. */
  readonly backend: StoreBackend;
  /**
   * 1 to 64 letters, digits, `-` and `_`: what the gateway is called in the `apps` of API keys, and what tells customer
   * gateways apart that share a backend; `customer`. The outbox is called `customer`, or `customer-NAME` with another name.
   */
  readonly name?: string;
  /** Milliseconds between two sends; what the driver advises. */
  readonly pace?: PaceRange;
  /** How long a job is known after its last change, in milliseconds; 30 days. */
  readonly keepFor?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** From 0 to 1, for the pace; `Math.random`. */
  readonly random?: () => number;
}
