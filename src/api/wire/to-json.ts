import { RequestError } from '../../errors/index.js';

/** Control characters besides tab and line ends: JSON can hold them only as `\u` escapes, which WeCom refuses (40033). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
/** Half of a surrogate pair, left behind where a text was cut inside an emoji; JSON holds it as an escape, too. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Writes a request body: real UTF-8 and no `\u` escapes. Control characters that nobody can see are dropped, half
 * characters become `\ufffd`.
 * @throws {RequestError} when JSON cannot hold it
 */
export function toJson(value: object): string {
  try {
    return JSON.stringify(value, (_name, member: unknown) => (typeof member === 'string' ? clean(member) : member));
  } catch (cause) {
    const message = 'cannot be written as JSON: it holds a circle or a bigint, or is nested too deep.';
    throw new RequestError('json', message, { cause });
  }
}

function clean(text: string): string {
  return text.replace(CONTROL, '').replace(LONE_SURROGATE, '\ufffd');
}
