/**
 * What an XML element holds: its text exactly as written (CDATA or not, never trimmed, never converted), or its
 * child elements, or, when elements of one name repeat side by side, the list of them in order.
 */
export type XmlValue = string | XmlRecord | readonly XmlValue[];

/** Child elements by name. Has no prototype, so no name can collide with one. */
export interface XmlRecord {
  readonly [name: string]: XmlValue | undefined;
}
