/**
 * Where a text stops being JSON, as an offset. `JSON.parse` tells it for some faults only, and quotes the text around
 * others, which may hold a secret.
 */
export function jsonFault(text: string): number {
  const scanner = new JsonScanner(text);
  if (scanner.value()) scanner.end();
  return scanner.offset;
}

const BLANK = /[ \t\n\r]*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const TEXT = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;

/** Reads as far as it is JSON; each step answers whether it went well. */
class JsonScanner {
  offset = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  value(): boolean {
    this.#take(BLANK);
    const first = this.#text[this.offset];
    if (first === '{') return this.#list('}', () => this.#member());
    if (first === '[') return this.#list(']', () => this.value());
    return this.#take(first === '"' ? TEXT : SCALAR);
  }

  end(): boolean {
    this.#take(BLANK);
    return this.offset === this.#text.length;
  }

  #member(): boolean {
    this.#take(BLANK);
    return this.#take(TEXT) && this.#mark(':') && this.value();
  }

  #list(close: string, item: () => boolean): boolean {
    this.offset += 1;
    if (this.#mark(close)) return true;
    do if (!item()) return false;
    while (this.#mark(','));
    return this.#mark(close);
  }

  #mark(character: string): boolean {
    this.#take(BLANK);
    if (this.#text[this.offset] !== character) return false;
    this.offset += 1;
    return true;
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    if (!pattern.test(this.#text)) return false;
    this.offset = pattern.lastIndex;
    return true;
  }
}
