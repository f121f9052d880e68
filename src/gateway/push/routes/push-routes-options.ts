import type { Logger } from '../../../logger/index.js';
import type { ApiKeys, CredentialFailures } from '../../keys/index.js';
import type { PushAcceptor } from '../accept/index.js';
import type { GithubHooks } from '../adapter/index.js';
import type { PushTargets } from '../push-targets.js';
import type { PushRecords } from '../record/index.js';

/** What the routes of a gateway share. */
export interface PushRoutesOptions {
  readonly acceptor: PushAcceptor;
  readonly records: PushRecords;
  readonly targets: PushTargets;
  readonly keys: ApiKeys;
  readonly githubHooks: GithubHooks;
  readonly failures: CredentialFailures;
  readonly logger: Logger;
}
