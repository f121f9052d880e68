import type { XmlRecord } from './xml-value.js';

const ROOT_OPEN = '<xml>';
const ROOT_CLOSE = '</xml>';
const CDATA_OPEN = '<![CDATA[';
const CDATA_CLOSE = ']]>';
const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;

/**
 * Reads the one shape that nearly all traffic has, `<xml><Name>text</Name><Name><![CDATA[text]]></Name>…</xml>`, many
 * times faster than a general parser.
 *
 * It accepts exactly that shape and never guesses: at the first thing it does not expect (an attribute, a nested or a
 * repeated element, an entity, a comment, a second CDATA section, a blank in a tag) it answers `undefined`, and the
 * general parser decides.
 */
export function scanFlatXml(text: string): XmlRecord | undefined {
  if (!text.startsWith(ROOT_OPEN)) return undefined;
  const record: Record<string, string> = Object.create(null);
  let at = skipBlanks(text, ROOT_OPEN.length);
  while (text.charCodeAt(at) === LESS_THAN && text.charCodeAt(at + 1) !== SLASH) {
    const nameEnd = skipName(text, at + 1);
    const name = text.slice(at + 1, nameEnd);
    if (text.charCodeAt(nameEnd) !== GREATER_THAN || !isUsable(name) || record[name] !== undefined) return undefined;
    const isCdata = text.charCodeAt(nameEnd + 1) === LESS_THAN && text.startsWith(CDATA_OPEN, nameEnd + 1);
    const start = nameEnd + 1 + (isCdata ? CDATA_OPEN.length : 0);
    const end = text.indexOf(isCdata ? CDATA_CLOSE : '<', start);
    if (end < 0) return undefined;
    const value = text.slice(start, end);
    if (!isCdata && (value.includes('&') || value.includes('\r'))) return undefined;
    const close = end + (isCdata ? CDATA_CLOSE.length : 0);
    at = close + 2 + name.length;
    if (text.charCodeAt(close) !== LESS_THAN || text.charCodeAt(close + 1) !== SLASH) return undefined;
    if (text.charCodeAt(at) !== GREATER_THAN || !text.startsWith(name, close + 2)) return undefined;
    record[name] = value;
    at = skipBlanks(text, at + 1);
  }
  if (!text.startsWith(ROOT_CLOSE, at)) return undefined;
  return skipBlanks(text, at + ROOT_CLOSE.length) === text.length ? record : undefined;
}

/** Names that an object has anyway, all in lower case, are left to the general parser, which refuses the bad ones. */
function isUsable(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first >= 65 && first <= 90) || (name !== '' && !(name in Object.prototype) && name !== 'prototype');
}

/** Steps over letters, digits and `_`; a digit first makes an empty name. */
function skipName(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); isLetter(code) || (at > from && isDigit(code)); code = text.charCodeAt(at)) at++;
  return at;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9; )
    code = text.charCodeAt(++at);
  return at;
}
