import { RequestError } from '../../errors/index.js';

/**
 * The text itself, unless plain JavaScript passed something else.
 * @throws {RequestError} when it did
 */
export function checkedText(argument: string, text: string): string {
  const kind: string = typeof text;
  if (kind === 'string') return text;
  throw new RequestError(argument, `must be a text, not ${kind === 'undefined' ? kind : `a value of type ${kind}`}.`);
}
