import type { XmlValue } from '../../xml/index.js';
import type { Field } from './field.js';
import { decodeText } from './text.js';

const DIGITS = /^\s*[+-]?\d+\s*$/;

/** A whole number; one that a double cannot hold exactly counts as missing. */
export function integer(...wire: readonly [string, ...string[]]): Field<number> {
  return { wire, decode: decodeInteger, missing: () => 0 };
}

export function decodeInteger(value: XmlValue): number | undefined {
  const digits = decodeText(value);
  if (digits === undefined || !DIGITS.test(digits)) return undefined;
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : undefined;
}
