import type { Clock } from '../clock/index.js';
import type { Logger } from '../logger/logger.js';

/** The settings of an app, complete and checked. */
export interface AppConfig {
  readonly corpId: string;
  readonly token: string;
  readonly encodingAESKey: string;
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
}
