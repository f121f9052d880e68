import type { GlobalOptions, JsonOption } from '../global-options.js';

/** The options of `trigger`. */
export interface TriggerOptions extends GlobalOptions, JsonOption {
  readonly url?: string;
  readonly user: string;
  readonly set?: readonly string[];
  readonly file?: string;
  readonly force?: true;
  readonly list?: true;
}
