import type { Json, JsonObject } from '../../json.js';

/** Every field as the text that is being edited. */
export type DraftFields = Readonly<Record<string, string>>;

/** Lists and objects are edited as JSON, everything else as plain text. */
export function isNested(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

export function draftFields(fields: JsonObject): DraftFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, writeField(value)]));
}

function writeField(value: Json): string {
  if (isNested(value)) return JSON.stringify(value, null, 2);
  return value === undefined || value === null ? '' : String(value);
}

/** The fields as they are sent; `undefined` while one of them cannot be read. */
export function readFields(draft: DraftFields, originals: JsonObject): JsonObject | undefined {
  const read = Object.entries(draft).map(([name, text]) => [name, readField(text, originals[name])] as const);
  return read.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(read);
}

/** A text as a value of the kind it had: a number stays one while it can be read as one. */
export function readField(text: string, original: Json): Json {
  if (isNested(original)) return parse(text);
  const isNumber = typeof original === 'number' && text.trim() !== '' && Number.isFinite(Number(text));
  if (isNumber) return Number(text);
  if (typeof original === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
