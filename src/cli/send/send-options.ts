import type { GlobalOptions, JsonOption } from '../global-options.js';

/** The options of `send`. */
export interface SendOptions extends GlobalOptions, JsonOption {
  readonly to?: readonly string[];
  readonly party?: readonly string[];
  readonly tag?: readonly string[];
  readonly markdown?: true;
  readonly file?: string;
  readonly image?: string;
  readonly robot?: true;
  readonly safe?: true;
}
