import type { XmlValue } from '../../xml/index.js';
import type { Field } from './field.js';
import { decodeText } from './text.js';

/**
 * Words of machines (identifiers, enumerations, keys, URLs): never converted, but trimmed, because official samples
 * have blanks around the CDATA section and even within it.
 */
export function id(...wire: readonly [string, ...string[]]): Field<string> {
  return { wire, decode: decodeId, missing: () => '' };
}

export function decodeId(value: XmlValue): string | undefined {
  return decodeText(value)?.trim();
}
