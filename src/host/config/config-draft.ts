import type { ConfigProblem } from '../../errors/index.js';
import type { WecomHostOptions } from '../host-options.js';
import type { OptionPlaces } from '../host-problems.js';
import type { HostedAppOptions } from '../hosted-app-options.js';

/** What a config file says, in the words of this package, before it is checked, and where in it that stands. */
export interface ConfigDraft extends OptionPlaces {
  readonly options: Omit<WecomHostOptions, 'apps'>;
  readonly apps: readonly HostedAppOptions[];
  readonly problems: readonly ConfigProblem[];
  readonly warnings: readonly string[];
}
