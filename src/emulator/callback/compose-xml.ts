import { element, textElement } from '../../xml/write/index.js';
import { EmulatorError } from '../emulator-error.js';
import { isJsonArray, isJsonObject, type Json } from '../json.js';
import type { EventFields } from '../page-api/index.js';

/** The letters of an element's name; it may come from a person. */
const NAME = /^[A-Za-z_][\w.-]{0,99}$/;

/** Deeper than any callback of the reference. */
const MAX_DEPTH = 16;

/**
 * Writes `<xml>…</xml>` from fields by their wire names: texts as CDATA, numbers and booleans bare, objects as nested
 * elements, lists as elements repeated side by side. `null` and `undefined` leave an element out.
 *
 * @throws EmulatorError `invalid_argument` for a name that no element can have, and for what is nested too deeply
 */
export function composeXml(fields: EventFields): string {
  return element('xml', composeMembers(fields));
}

/** The same without the root element. */
export function composeMembers(fields: EventFields, depth = 0): string {
  if (depth > MAX_DEPTH) throw new EmulatorError('invalid_argument', `Elements nest at most ${MAX_DEPTH} deep.`);
  return Object.entries(fields)
    .map(([name, value]) => {
      if (!isElementName(name)) throw new EmulatorError('invalid_argument', `"${name}" cannot be an element's name.`);
      return isJsonArray(value) ? value.map((item) => one(name, item, depth)).join('') : one(name, value, depth);
    })
    .join('');
}

/** Names that every object has are refused: the readers of XML that apps use guard against them, each in its way. */
function isElementName(name: string): boolean {
  return NAME.test(name) && !(name in Object.prototype) && name !== 'prototype';
}

function one(name: string, value: Json, depth: number): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return textElement(name, value);
  if (isJsonObject(value)) return element(name, composeMembers(value, depth + 1));
  if (isJsonArray(value)) throw new EmulatorError('invalid_argument', `${name} holds a list within a list.`);
  return element(name, value);
}
