import type { ConfigProblem } from '../../errors/index.js';
import type { Environment } from '../../options/index.js';
import { isRecord } from './is-record.js';
import { pathText } from './path-text.js';

/** What code hands over as it is. */
const OPAQUE: ReadonlySet<string> = new Set(['handlers', 'observer', 'tracer', 'logger', 'dedupKey']);
/** Variables are texts, and these are numbers. */
const NUMBERS: ReadonlySet<string | number> = new Set([
  'agentId',
  'bodyLimit',
  'dedupRetention',
  'failureLimit',
  'maxConcurrency',
  'maxConnections',
  'metricsPort',
  'port',
  'queueLimit',
  'replyDeadline',
  'sessionTtl',
  'timestampTolerance',
]);
const IN_TEXT = /\$\{([A-Za-z_]\w*)\}/g;

/** Puts what the environment holds in the place of `{ "env": "NAME" }` and `${NAME}`, and notes what it lacks. */
export class References {
  readonly problems: ConfigProblem[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** A copy of `value` without references; what refers to a variable that is not set is `undefined`. */
  resolve(value: unknown, path: readonly (string | number)[] = []): unknown {
    if (typeof value === 'string') return this.#resolveText(value, path);
    if (Array.isArray(value)) return value.map((item, index) => this.resolve(item, [...path, index]));
    if (!isRecord(value)) return value;
    const name = referenceOf(value);
    if (name !== undefined) return asNumber(this.#variable(name, path), path.at(-1));
    const entries = Object.entries(value).map(([key, member]): [string, unknown] => {
      return [key, OPAQUE.has(key) ? member : this.resolve(member, [...path, key])];
    });
    return Object.fromEntries(entries);
  }

  #resolveText(text: string, path: readonly (string | number)[]): string | undefined {
    let isComplete = true;
    const resolved = text.replaceAll(IN_TEXT, (_, name: string) => {
      const value = this.#variable(name, path);
      isComplete &&= value !== undefined;
      return value ?? '';
    });
    return isComplete ? resolved : undefined;
  }

  #variable(name: string, path: readonly (string | number)[]): string | undefined {
    const value = Object.hasOwn(this.#environment, name) ? this.#environment[name] : undefined;
    if (value !== undefined && value !== '') return value;
    this.problems.push({
      option: pathText(path),
      message: `refers to the environment variable ${name}, which is not set`,
    });
    return undefined;
  }
}

function referenceOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const { env } = value;
  return typeof env === 'string' && Object.keys(value).length === 1 ? env : undefined;
}

function asNumber(value: string | undefined, key: string | number = ''): string | number | undefined {
  return value !== undefined && NUMBERS.has(key) && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}
