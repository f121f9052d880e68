import { jsonFault } from './json-fault.js';

/**
 * Reads JSON as it is defined: no comments, no trailing commas.
 *
 * @throws SyntaxError naming line and column, and nothing of the text, which may hold secrets
 */
export function parseJson(text: string): unknown {
  // Some editors begin a file with a mark that JSON does not know.
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch {
    const before = json.slice(0, jsonFault(json)).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new SyntaxError(`is no JSON from line ${before.length}, column ${column} on`);
  }
}
