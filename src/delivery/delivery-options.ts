import type { WecomClient } from '../api/index.js';
import type { ContextSource, HandlerRunner } from '../dispatch/index.js';
import type { Observer, Tracer } from '../observe/index.js';
import type { StoreBackend } from '../store/index.js';
import type { DeliverySettings } from './delivery-settings.js';

/** What the delivery of one app works with. */
export interface DeliveryOptions {
  readonly settings: DeliverySettings;
  /** Names the app among those on the backend: letters, digits, `-` and `_`. */
  readonly app: string;
  readonly backend: StoreBackend;
  readonly runner: HandlerRunner;
  /** What contexts of callbacks that an earlier process accepted refer to. */
  readonly source: ContextSource;
  readonly observer: Observer;
  readonly tracer: Tracer | undefined;
  /** Whether messages can be sent: there is a secret, and an agentId here or in the callback. */
  readonly canSend: (agentId: number | undefined) => boolean;
  /** @throws ConfigError when the app cannot send, naming what is missing */
  readonly client: (agentId: number | undefined) => WecomClient;
}
