import { ConfigError, type ConfigProblem } from '../../../errors/index.js';
import { ApiKey, grantProblems, type KeyGrants } from '../../keys/index.js';
import { isSignedByGithub } from './is-signed-by-github.js';

/** GitHub cannot send an API key; it signs with a secret instead. */
export interface GithubHookOptions extends KeyGrants {
  /** What is entered as "Secret" in the webhook's settings; at least 16 characters. */
  readonly secret: string;
}

const SHORTEST = 16;

interface Hook {
  readonly secret: string;
  readonly key: ApiKey;
}

/** The GitHub webhooks that a gateway listens to, each with a secret and grants of its own. */
export class GithubHooks {
  readonly #hooks: readonly Hook[];

  /**
   * @param taken the names of the API keys, which a webhook's must differ from
   * @throws {ConfigError} naming everything that is wrong; never with a secret in it
   */
  constructor(hooks: readonly GithubHookOptions[] = [], taken: readonly string[] = []) {
    const problems = hooks.flatMap((hook, index) => {
      const earlier = hooks.slice(0, index).map(({ name }) => name);
      return problemsOf(hook, `githubHooks[${index}]`, [...taken, ...earlier]);
    });
    if (problems.length > 0) throw new ConfigError(problems);
    this.#hooks = hooks.map(({ secret, ...grants }) => ({ secret, key: new ApiKey(grants) }));
  }

  get isEmpty(): boolean {
    return this.#hooks.length === 0;
  }

  /** Finds whose secret a body was signed with. */
  authenticate(body: Uint8Array, signature: string | undefined): ApiKey | undefined {
    return this.#hooks.find(({ secret }) => isSignedByGithub(secret, body, signature))?.key;
  }
}

function problemsOf(hook: GithubHookOptions, at: string, taken: readonly string[]): readonly ConfigProblem[] {
  const { secret, ...grants } = hook;
  const problems = grantProblems(at, grants, taken);
  if (typeof secret === 'string' && secret.length >= SHORTEST) return problems;
  const message = `must be a text of at least ${SHORTEST} characters; "openssl rand -hex 32" makes one`;
  return [...problems, { option: `${at}.secret`, message }];
}
