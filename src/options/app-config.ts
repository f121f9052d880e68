import type { Clock } from '../clock/index.js';
import type { Logger } from '../logger/index.js';
import type { DeliveryConfig } from './delivery-options.js';
import type { OperationConfig } from './operation-options.js';
import type { ProtectionConfig } from './protection-options.js';
import type { Environment } from './setting-reader.js';

/** The settings of an app, complete and checked. */
export interface AppConfig extends DeliveryConfig, ProtectionConfig, OperationConfig {
  readonly corpId: string;
  readonly token: string;
  readonly encodingAESKey: string;
  /** Absent when the app only receives. */
  readonly secret: string | undefined;
  readonly agentId: number | undefined;
  /** Absent for WeCom's own. */
  readonly apiBase: string | undefined;
  /** Begins with `/` and does not end with one, unless it is `/` itself. */
  readonly path: string;
  readonly host: string;
  readonly port: number;
  /** Bytes. */
  readonly bodyLimit: number;
  /** Seconds; `undefined` when timestamps are not checked. */
  readonly timestampTolerance: number | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Where further settings come from. */
  readonly environment: Environment;
}
