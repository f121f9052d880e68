import type { Json, JsonObject } from '../../emulator/index.js';
import type { EventFields } from '../../emulator/page-api/index.js';
import { usageError } from '../cli-error.js';

const ASSIGNMENT = /^(?<path>[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)=(?<value>[\s\S]*)$/;

/**
 * Puts values into fields: `Content=Hello`, `ScanCodeInfo.ScanResult=1`; one that begins with `{` or `[` is JSON.
 *
 * @throws CliError for what is no assignment, and for JSON that cannot be read
 */
export function setFields(fields: EventFields, assignments: readonly string[]): EventFields {
  return assignments.reduce((before, assignment) => {
    const { path, value } = ASSIGNMENT.exec(assignment)?.groups ?? {};
    if (path === undefined || value === undefined) {
      throw usageError(`--set ${assignment}: must be Name=value, e.g. --set Content=Hello`);
    }
    return put(before, path.split('.'), readValue(assignment, value));
  }, fields);
}

function put(fields: JsonObject, [name = '', ...rest]: readonly string[], value: Json): JsonObject {
  if (rest.length === 0) return { ...fields, [name]: value };
  const inner = fields[name];
  return { ...fields, [name]: put(isObject(inner) ? inner : {}, rest, value) };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readValue(assignment: string, value: string): Json {
  if (!/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch (error) {
    throw usageError(`--set ${assignment}: the value begins like JSON, but is not`, { cause: error });
  }
}
