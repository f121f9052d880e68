import type { GlobalOptions, JsonOption } from '../global-options.js';

/** The options of `outbox` and its commands. */
export interface OutboxOptions extends GlobalOptions, JsonOption {
  /** The config file of a host, in place of the settings of one app. */
  readonly config?: string;
  /** The app in it. */
  readonly app?: string;
}

/** Those of a command that changes jobs. */
export interface ChangeOptions extends OutboxOptions {
  /** Every dead letter. */
  readonly all?: true;
}
