import type { Clock } from '../clock/index.js';
import type { Logger } from '../logger/index.js';
import type { DeliveryConfig } from '../options/index.js';

/** How answers are delivered, with what delivering them takes. */
export interface DeliverySettings extends DeliveryConfig {
  readonly clock: Clock;
  readonly logger: Logger;
}
