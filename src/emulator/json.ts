/** A value that can travel as JSON; a member that is `undefined` does not travel. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;

export type JsonObject = { readonly [name: string]: Json };

/** True for an object that is neither an array nor `null`. */
export function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without the members that are `undefined`, so that what is recorded equals what travels. */
export function compact(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

export function isJsonArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
