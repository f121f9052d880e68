import type { WecomHostOptions } from '../host-options.js';
import type { HostedAppOptions } from '../hosted-app-options.js';

/** What a config file says, checked: for `new WecomHost(…)`. */
export interface LoadedHostConfig extends WecomHostOptions {
  readonly apps: readonly HostedAppOptions[];
  /** Where it stands, as an absolute path. */
  readonly file: string;
  /** That file and the modules it names, for whoever watches them. */
  readonly files: readonly string[];
  /** What in it has no effect. */
  readonly warnings: readonly string[];
}
