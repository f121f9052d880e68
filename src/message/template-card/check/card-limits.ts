import type { Report } from './card-problem.js';

/** The most bytes a key or a question key may have. */
export const KEY_MAX_BYTES = 1024;

/** The most bytes an option id or a task id may have. */
export const ID_MAX_BYTES = 128;

/** Reports a text that is absent or empty, and tells whether it is there. */
export function requireText(report: Report, path: string, text: string | undefined, errCode?: number): text is string {
  if (text !== undefined && text !== '') return true;
  report(path, 'is missing', errCode);
  return false;
}

/** Reports a text of more bytes than WeCom takes. */
export function limitBytes(report: Report, path: string, text: string, maxBytes: number, errCode?: number): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) report(path, `has ${bytes} bytes; at most ${maxBytes} are allowed`, errCode);
}

/** Reports a list that is too short or too long. */
export function limitLength(
  report: Report,
  path: string,
  list: readonly unknown[],
  [min, max]: readonly [min: number, max: number],
  errCode?: number,
): void {
  if (list.length > max) report(path, `has ${list.length} entries; at most ${max} are allowed`, errCode);
  if (list.length < min) report(path, `has ${list.length} entries; at least ${min} must be there`, errCode);
}

/** Reports every value that an earlier one of the list already has. */
export function requireUnique(
  report: Report,
  values: readonly (readonly [path: string, value: string | undefined])[],
  errCode?: number,
): void {
  const first = new Map<string, string>();
  for (const [path, value] of values) {
    if (value === undefined || value === '') continue;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, path);
    else report(path, `is the same as ${earlier}; each must be unique`, errCode);
  }
}
