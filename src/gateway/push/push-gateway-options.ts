import type { Clock } from '../../clock/index.js';
import type { Logger } from '../../logger/index.js';
import type { StoreBackend } from '../../store/index.js';
import type { PushApp } from './push-app.js';
import type { ByName, PushRobot } from './push-targets.js';

/** Settings of a push gateway, apart from its routes. */
export interface PushGatewayOptions {
  /**
   * The apps that send, by the names that callers know them by: an object, or a map, which may change while the gateway
   * runs. A `WecomApp` is such an app.
   */
  readonly apps: ByName<PushApp>;
  /** The group robots that send, in the same way; their webhook keys are never shown. None by default. */
  readonly robots?: ByName<PushRobot>;
  /** Where pushes are kept until they are sent, and for a day their state; a durable one lets them survive a restart. */
  readonly backend: StoreBackend;
  /**
   * 1 to 64 letters, digits, `-` and `_`: tells push gateways apart that share a backend; `push`. The outbox is called
   * `push`, or `push-NAME` with another name.
   */
  readonly name?: string;
  /** Pushes sent at once; 8. */
  readonly concurrency?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
}
