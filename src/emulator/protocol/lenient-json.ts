import { isJsonObject, type Json, type JsonObject } from '../json.js';

export interface LenientJson {
  readonly value: JsonObject;
  /** False when something had to be forgiven or dropped. */
  readonly clean: boolean;
}

/**
 * Reads a body as the live server does: what cannot be understood is dropped, the rest counts. A trailing comma is
 * forgiven; from any other mistake on, the text is ignored.
 */
export function parseLenientJson(text: string): LenientJson {
  try {
    const value: Json = JSON.parse(text);
    return isJsonObject(value) ? { value, clean: true } : { value: {}, clean: false };
  } catch {
    const value = new LenientReader(text).read();
    return { value: isJsonObject(value) ? value : {}, clean: false };
  }
}

const SPACE = /\s*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const MAX_DEPTH = 100;

class LenientReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  /** Set at the first mistake that is not forgiven. */
  #broken = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Json {
    this.#match(SPACE);
    if (this.#accept('{')) return this.#members();
    if (this.#accept('[')) return this.#items();
    const token = this.#match(STRING) ?? this.#match(SCALAR);
    return token === undefined ? this.#fail() : this.#decode(token);
  }

  #members(): JsonObject {
    const members: [string, Json][] = [];
    this.#sequence('}', () => {
      const name = this.#decode(this.#match(STRING) ?? '');
      if (typeof name !== 'string' || !this.#accept(':')) return this.#fail();
      const value = this.read();
      if (value !== undefined) members.push([name, value]);
      return undefined;
    });
    return Object.fromEntries(members);
  }

  #items(): Json[] {
    const items: Json[] = [];
    this.#sequence(']', () => {
      const value = this.read();
      if (value !== undefined) items.push(value);
    });
    return items;
  }

  #sequence(end: string, readOne: () => void): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#broken = true;
    while (!this.#broken && !this.#accept(end)) {
      readOne();
      if (!this.#broken && !this.#accept(',')) {
        if (!this.#accept(end)) this.#broken = true;
        break;
      }
    }
    this.#depth -= 1;
  }

  #accept(character: string): boolean {
    this.#match(SPACE);
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    this.#match(SPACE);
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #decode(token: string): Json {
    try {
      return JSON.parse(token);
    } catch {
      return this.#fail();
    }
  }

  #fail(): undefined {
    this.#broken = true;
    return undefined;
  }
}
