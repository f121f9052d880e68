import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.js';
import type { CallNotes } from './call-notes.js';
import { invalidParam, Refusal } from './refusal.js';

/**
 * The members of a JSON object in a request, read as the live server does: a member of the wrong type counts as
 * absent, and is noted for the warning in `errmsg`.
 */
export class Params {
  readonly value: JsonObject;
  /** Where the object sits in the body, e.g. `template_card.source`; empty for the body itself. */
  readonly path: string;
  readonly #notes: CallNotes;

  constructor(value: JsonObject, notes: CallNotes, path = '') {
    this.value = value;
    this.path = path;
    this.#notes = notes;
  }

  /** The full name of a member, for messages. */
  at(name: string | number): string {
    return this.path === '' ? String(name) : `${this.path}.${name}`;
  }

  has(name: string): boolean {
    return this.value[name] !== undefined && this.value[name] !== null;
  }

  string(name: string): string | undefined {
    return this.#read(name, (value) => typeof value === 'string');
  }

  int(name: string): number | undefined {
    return this.#read(name, isInteger);
  }

  number(name: string): number | undefined {
    return this.#read(name, (value) => typeof value === 'number');
  }

  bool(name: string): boolean | undefined {
    return this.#read(name, (value) => typeof value === 'boolean');
  }

  strings(name: string): readonly string[] | undefined {
    return this.#list(name, (value) => typeof value === 'string');
  }

  ints(name: string): readonly number[] | undefined {
    return this.#list(name, isInteger);
  }

  object(name: string): Params | undefined {
    const value = this.#read(name, isJsonObject);
    return value === undefined ? undefined : new Params(value, this.#notes, this.at(name));
  }

  objects(name: string): readonly Params[] | undefined {
    return this.#list(name, isJsonObject)?.map((value, i) => new Params(value, this.#notes, `${this.at(name)}[${i}]`));
  }

  /** A string that must be there and not be empty, else `errCode`. */
  need(name: string, errCode = 40058): string {
    const value = this.string(name);
    if (value !== undefined && value !== '') return value;
    throw errCode === 40058 ? invalidParam(this.at(name)) : new Refusal(errCode, `${this.at(name)} missing`);
  }

  /** A whole number that must be there, else `errCode`. */
  needInt(name: string, errCode = 40058): number {
    const value = this.int(name);
    if (value !== undefined) return value;
    throw errCode === 40058 ? invalidParam(this.at(name)) : new Refusal(errCode, `${this.at(name)} missing`);
  }

  #list<T extends Json>(name: string, accepts: (value: Json) => value is T): readonly T[] | undefined {
    const list = this.#read(name, isJsonArray);
    const kept = list?.filter(accepts);
    if (kept?.length !== list?.length) this.#notes.wrongJson = true;
    return kept;
  }

  #read<T extends Json>(name: string, accepts: (value: Json) => value is T): T | undefined {
    const value = this.value[name];
    if (value === undefined || value === null) return undefined;
    if (accepts(value)) return value;
    this.#notes.wrongJson = true;
    return undefined;
  }
}

function isInteger(value: Json): value is number {
  return Number.isInteger(value);
}
