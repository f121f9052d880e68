import type { XmlValue } from '../../xml/index.js';
import type { Field } from './field.js';
import { single } from './single.js';

/** Words of people: verbatim, neither trimmed nor converted. */
export function text(...wire: readonly [string, ...string[]]): Field<string> {
  return { wire, decode: decodeText, missing: () => '' };
}

export function decodeText(value: XmlValue): string | undefined {
  const one = single(value);
  return typeof one === 'string' ? one : undefined;
}
