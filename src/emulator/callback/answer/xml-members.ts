import type { XmlRecord, XmlValue } from '../../../xml/index.js';

/** The text of an element; of several, that of the first; `undefined` for none and for one with children. */
export function textMember(record: XmlRecord, name: string): string | undefined {
  const [first] = listMember(record, name);
  return typeof first === 'string' ? first : undefined;
}

/** The element's children; none for an element that holds no elements. */
export function recordMember(record: XmlRecord, name: string): XmlRecord {
  const [first] = listMember(record, name);
  return isXmlRecord(first) ? first : {};
}

/** Every element of this name. */
export function listMember(record: XmlRecord, name: string): readonly XmlValue[] {
  const value = record[name];
  if (value === undefined) return [];
  return isXmlList(value) ? value : [value];
}

export function isXmlRecord(value: XmlValue | undefined): value is XmlRecord {
  return typeof value === 'object' && !isXmlList(value);
}

function isXmlList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}
