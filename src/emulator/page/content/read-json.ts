import type { Json, JsonObject } from '../../json.js';

// Content comes from any app: every member is read as if it might be missing or of another type.

/** The member as text; numbers and booleans are written out, anything else is empty. */
export function text(from: JsonObject, name: string): string {
  const value = from[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The first of the members that is not empty. */
export function firstText(from: JsonObject, ...names: readonly string[]): string {
  return names.map((name) => text(from, name)).find((value) => value !== '') ?? '';
}

export function number(from: JsonObject, name: string): number | undefined {
  const value = from[name];
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

/** True for `true`, `"true"` and 1: cards come as JSON and as XML. */
export function flag(from: JsonObject, name: string): boolean {
  const value = from[name];
  return value === true || value === 1 || value === 'true' || value === '1';
}

export function object(from: JsonObject, name: string): JsonObject | undefined {
  const value = from[name];
  return isObject(value) ? value : undefined;
}

export function objects(from: JsonObject, name: string): readonly JsonObject[] {
  const value = from[name];
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
