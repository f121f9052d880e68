import { isWireRecord, type WireRecord } from './wire-record.js';

/** Far beyond any answer of the server API; what walks an answer needs the stack to last. */
const DEEPEST = 500;

/** Reads a JSON object, with or without a byte order mark; `undefined` when it is anything else or nested too deep. */
export function parseRecord(text: string): WireRecord | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return isWireRecord(value) && !isTooDeep(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Level by level: to go down into each member in turn would need the very stack that is to be spared. */
function isTooDeep(value: object): boolean {
  let level: readonly object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((parent) => Object.values(parent).filter(isObject));
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
