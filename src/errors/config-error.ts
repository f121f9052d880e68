import { hasAuthorsFrames, withAuthorsFrames, withoutFrames } from './stack-frames.js';
import { WecomError } from './wecom-error.js';

/** One wrong or missing setting: where it is set, what is wrong with it and how to put it right. */
export interface ConfigProblem {
  /** The option's name in code, e.g. `encodingAESKey`. */
  readonly option: string;
  /** The environment variable that sets the same thing, e.g. `WECOM_APP_AES_KEY`. */
  readonly variable?: string;
  /** What is wrong and what to do; never holds the value of a secret. */
  readonly message: string;
}

/**
 * The person who set up or wrote the app must act: a setting is missing or wrong, or a handler is registered
 * in a way that cannot work. Thrown once, with every problem found. Code `invalid_config`.
 */
export class ConfigError extends WecomError {
  readonly #problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[], options?: ErrorOptions) {
    super('invalid_config', describe(problems), options);
    this.#problems = problems;
    // Node prints all of it when nobody catches it: what is wrong must not be lost among what cannot be put right.
    withAuthorsFrames(this);
    if (this.cause instanceof Error && !hasAuthorsFrames(this.cause)) withoutFrames(this.cause);
  }

  /** What the message says, one by one. Not printed with the error, which would say everything twice. */
  get problems(): readonly ConfigProblem[] {
    return this.#problems;
  }
}

function describe(problems: readonly ConfigProblem[]): string {
  const lines = problems.map((problem) => `  - ${nameOf(problem)}: ${problem.message}`);
  const noun = problems.length === 1 ? 'setting needs' : 'settings need';
  return [`${problems.length} ${noun} attention:`, ...lines].join('\n');
}

function nameOf({ option, variable }: ConfigProblem): string {
  return variable === undefined ? option : `${option} (environment variable ${variable})`;
}
