import type { ConfigProblem } from '../../errors/index.js';
import type { Environment } from '../../options/index.js';
import { isRecord } from './is-record.js';
import { pathText } from './path-text.js';

type Path = readonly (string | number)[];

/** What code hands over as it is. */
const OPAQUE: ReadonlySet<string | number> = new Set(['handlers', 'observer', 'tracer', 'logger', 'dedupKey']);
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
/** Settings need four levels, and options of an app's own perhaps some more. */
const DEEPEST = 100;
const IN_TEXT = /\$\{([A-Za-z_]\w*)\}/g;

/** Puts what the environment holds in the place of `{ "env": "NAME" }` and `${NAME}`, and notes what it lacks. */
export class References {
  readonly problems: ConfigProblem[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** A copy of `value` without references; what cannot be resolved, or not even be read, is `undefined`. */
  resolve(value: unknown): unknown {
    return this.#resolve(value, [], []);
  }

  /** @param around the objects that hold `value` */
  #resolve(value: unknown, path: Path, around: readonly unknown[]): unknown {
    if (typeof value === 'string') return this.#resolveText(value, path);
    if (!Array.isArray(value) && !isRecord(value)) return value;
    if (around.includes(value)) return this.#problem(path, 'refers to what it is a part of; write it out');
    if (path.length > DEEPEST) return this.#problem(path, `is more than ${DEEPEST} levels deep`);
    const inside = [...around, value];
    if (Array.isArray(value)) return value.map((_, index) => this.#member(value, index, [...path, index], inside));
    const name = referenceOf(value);
    if (name !== undefined) return asNumber(this.#variable(name, path), path.at(-1));
    return Object.fromEntries(Object.keys(value).map((key) => [key, this.#member(value, key, [...path, key], inside)]));
  }

  /** In a module a member may be a getter, which fails when it likes. */
  #member(object: object, key: string | number, path: Path, around: readonly unknown[]): unknown {
    let member: unknown;
    try {
      member = Reflect.get(object, key);
    } catch (error) {
      const [reason] = String(error instanceof Error ? error.message : error).split('\n', 1);
      return this.#problem(path, `cannot be read: ${reason}`);
    }
    return OPAQUE.has(key) ? member : this.#resolve(member, path, around);
  }

  #resolveText(text: string, path: Path): string | undefined {
    let isComplete = true;
    const resolved = text.replaceAll(IN_TEXT, (_, name: string) => {
      const value = this.#variable(name, path);
      isComplete &&= value !== undefined;
      return value ?? '';
    });
    return isComplete ? resolved : undefined;
  }

  #variable(name: string, path: Path): string | undefined {
    const value = Object.hasOwn(this.#environment, name) ? this.#environment[name] : undefined;
    if (value !== undefined && value !== '') return value;
    return this.#problem(path, `refers to the environment variable ${name}, which is not set`);
  }

  #problem(path: Path, message: string): undefined {
    this.problems.push({ option: pathText(path), message });
  }
}

function referenceOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const { env, ...others } = Object.getOwnPropertyDescriptors(value);
  return typeof env?.value === 'string' && Object.keys(others).length === 0 ? env.value : undefined;
}

function asNumber(value: string | undefined, key: string | number = ''): string | number | undefined {
  return value !== undefined && NUMBERS.has(key) && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}
