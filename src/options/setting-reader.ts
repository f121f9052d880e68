import { ConfigError, type ConfigProblem } from '../errors/index.js';
import { kindOf } from './kind-of.js';
import { unknownOptions } from './unknown-options.js';

/** Where settings come from when an option is not given: `process.env` or the like. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Says what is wrong with a value and how to put it right, or `undefined` when nothing is. */
export type Check<T> = (value: T) => string | undefined;

/**
 * Reads settings from options, then from the environment, then from a default, and collects every problem, so that
 * the person who sets the app up sees them all at once.
 */
export class SettingReader {
  readonly #environment: Environment;
  readonly #problems: ConfigProblem[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** A required text. Answers an empty one when it is missing or wrong, which `finish` then reports. */
  text(
    option: string,
    variable: string,
    given: string | undefined,
    missing: string,
    check: Check<string> = () => undefined,
  ): string {
    const before = this.#problems.length;
    const value = this.optionalText(option, variable, given, check);
    if (value === undefined && this.#problems.length === before) this.problem(option, variable, missing);
    return value ?? '';
  }

  /** A text that may be missing. An empty environment variable counts as missing. */
  optionalText(
    option: string,
    variable: string,
    given: string | undefined,
    check: Check<string> = () => undefined,
  ): string | undefined {
    const value = given ?? this.#environment[variable];
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') return this.problem(option, variable, `must be a text, not a ${kindOf(value)}`);
    const message = wrapping(value) ?? check(value);
    return message === undefined ? value : this.problem(option, variable, message);
  }

  /** A number that may be missing; the environment's must be written in digits. */
  optionalNumber(
    option: string,
    variable: string,
    given: number | undefined,
    check: Check<number>,
  ): number | undefined {
    const written = this.#environment[variable];
    if (given === undefined && (written === undefined || written === '')) return undefined;
    const value = given ?? (/^\d+(\.\d+)?$/.test(written ?? '') ? Number(written) : Number.NaN);
    const message = notNumber(value) ?? check(value);
    return message === undefined ? value : this.problem(option, variable, message);
  }

  /** One of a few words, which may be missing. */
  optionalChoice<Choice extends string>(
    option: string,
    variable: string,
    given: Choice | undefined,
    choices: readonly Choice[],
  ): Choice | undefined {
    const text = this.optionalText(option, variable, given);
    const choice = choices.find((one) => one === text);
    if (text !== undefined && choice === undefined)
      this.problem(option, variable, `must be one of ${choices.join(', ')}`);
    return choice;
  }

  /** Something that code hands over, which may be missing; what it must have are methods. */
  optionalObject<Given extends object>(
    option: string,
    given: Given | undefined,
    methods: readonly (string & keyof Given)[],
  ): Given | undefined {
    // Code that no compiler has seen may pass anything.
    const value: unknown = given ?? undefined;
    if (value === undefined) return undefined;
    const isObject = typeof value === 'object' || typeof value === 'function';
    const missing = methods.filter((name) => !isObject || typeof Reflect.get(Object(value), name) !== 'function');
    if (isObject && missing.length === 0) return given;
    const names = missing.map((name) => `${name}()`).join(', ');
    return this.problem(option, undefined, isObject ? `has no ${names}` : `must be an object, not a ${kindOf(value)}`);
  }

  /** A function that code hands over, which may be missing. */
  optionalFunction<Given>(option: string, given: Given | undefined): Given | undefined {
    if (given === undefined || given === null || typeof given === 'function') return given ?? undefined;
    return this.problem(option, undefined, `must be a function, not a ${kindOf(given)}`);
  }

  /** Notes each option that is none of the `known`: it would have no effect. */
  unknown(options: object, known: object, path = ''): void {
    this.#problems.push(...unknownOptions(options, known, path));
  }

  /** Notes a problem; answers `undefined` for use in an expression. */
  problem(option: string, variable: string | undefined, message: string): undefined {
    this.#problems.push(variable === undefined ? { option, message } : { option, variable, message });
  }

  /** @throws ConfigError with every problem noted, if any */
  finish(): void {
    if (this.#problems.length > 0) throw new ConfigError(this.#problems);
  }
}

/** Says why a value is no number: code may pass a text where TypeScript does not look. */
function notNumber(value: unknown): string | undefined {
  if (typeof value !== 'number') return `must be a number, not a ${kindOf(value)}`;
  return Number.isNaN(value) ? 'must be a number written in digits' : undefined;
}

/** Says what stands around a value that does not belong to it: `docker --env-file`, for one, keeps quotes. */
function wrapping(value: string): string | undefined {
  if (value.trim() !== value) return 'has blanks or line ends around it; remove them';
  return /^(["'`]).*\1$/s.test(value) ? 'has quotes around it; remove them' : undefined;
}
