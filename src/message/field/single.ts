import type { XmlRecord, XmlValue } from '../../xml/index.js';

/** Tells repeated elements from a single one. */
export function isRepeated(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

/** Where one element is expected the first counts. */
export function single(value: XmlValue): string | XmlRecord | undefined {
  let one: XmlValue | undefined = value;
  while (one !== undefined && isRepeated(one)) one = one[0];
  return one;
}
