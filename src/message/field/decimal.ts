import type { XmlValue } from '../../xml/index.js';
import type { Field } from './field.js';
import { decodeText } from './text.js';

const DECIMAL = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/;

/** A decimal number such as a coordinate. `65.000` reads as 65; `raw` keeps the digits. */
export function decimal(...wire: readonly [string, ...string[]]): Field<number> {
  return { wire, decode: decodeDecimal, missing: () => 0 };
}

export function decodeDecimal(value: XmlValue): number | undefined {
  const digits = decodeText(value);
  if (digits === undefined || !DECIMAL.test(digits)) return undefined;
  const number = Number(digits);
  return Number.isFinite(number) ? number : undefined;
}
