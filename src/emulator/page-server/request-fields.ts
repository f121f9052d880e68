import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.js';
import { PageProblem } from './page-problem.js';

/** Reads the members of a JSON body; each throws `PageProblem` 400 for a member that is missing or of another type. */
export class RequestFields {
  readonly #value: JsonObject;
  readonly #path: string;

  constructor(value: Json, path = '') {
    if (!isJsonObject(value)) throw new PageProblem(400, `${path || 'the body'} must be an object`);
    this.#value = value;
    this.#path = path;
  }

  text(name: string): string {
    const value = this.#value[name];
    if (typeof value !== 'string') throw this.#wrong(name, 'a text');
    return value;
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  /** A whole number within the bounds. */
  integer(name: string, low: number, high: number): number {
    const value = this.#value[name];
    if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) return value;
    throw this.#wrong(name, `a whole number from ${low} to ${high}`);
  }

  flag(name: string): boolean {
    const value = this.#value[name];
    if (typeof value !== 'boolean') throw this.#wrong(name, 'true or false');
    return value;
  }

  integers(name: string): readonly number[] {
    const value = this.#value[name];
    if (isJsonArray(value) && value.every((item) => Number.isInteger(item))) return value.map(Number);
    throw this.#wrong(name, 'a list of whole numbers');
  }

  object(name: string): JsonObject {
    const value = this.#value[name];
    if (!isJsonObject(value)) throw this.#wrong(name, 'an object');
    return value;
  }

  fields(name: string): RequestFields {
    return new RequestFields(this.object(name), this.#at(name));
  }

  /** Lists of texts by name. */
  textLists(name: string): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(
      Object.entries(this.object(name)).map(([key, value]) => {
        if (isJsonArray(value) && value.every((item) => typeof item === 'string')) return [key, value.map(String)];
        throw this.#wrong(`${name}.${key}`, 'a list of texts');
      }),
    );
  }

  /** Whether the member is there, and not `null`. */
  has(name: string): boolean {
    return this.#value[name] !== undefined && this.#value[name] !== null;
  }

  #wrong(name: string, expected: string): PageProblem {
    return new PageProblem(400, `${this.#at(name)} must be ${expected}`);
  }

  #at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }
}
