import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { CallbackError } from '../errors/index.js';
import { decodeEntities } from './decode-entities.js';
import type { XmlRecord, XmlValue } from './xml-value.js';

const TEXT = '#text';
const CDATA = '#cdata';

/** Everything that guesses is off: no numbers, no trimming, no entities of a DTD, no attributes. */
const parser = new XMLParser({
  preserveOrder: true,
  cdataPropName: CDATA,
  textNodeName: TEXT,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  ignoreAttributes: true,
});

/** A node as the parser's `preserveOrder` form has it: one key, the element's name. */
type Node = Readonly<Record<string, unknown>>;

/**
 * Reads any well-formed XML without DTD by fast-xml-parser; answers the children of its root element.
 *
 * @throws CallbackError `malformed_xml`
 */
export function parseGeneralXml(text: string): XmlRecord {
  if (hasDeclaration(text)) throw malformed('a DTD is not accepted');
  validate(text);
  // XML has line ends normalised to LF; a member's own must survive, so CR in CDATA passes as another character.
  const standIn = text.includes('\r') ? unusedCharacter(text) : undefined;
  const source = standIn === undefined ? text : replaceInCdata(text, standIn);
  const roots = parse(source).filter((node) => nameOf(node) !== TEXT);
  const root = roots[0];
  if (root === undefined || roots.length > 1 || nameOf(root) === CDATA)
    throw malformed('there is not one root element');
  const children = childrenOf(root);
  return recordOf(children.filter(isElement), standIn);
}

function validate(text: string): void {
  const verdict = guarded(() => XMLValidator.validate(text));
  if (verdict !== true) throw malformed(`malformed XML in line ${verdict.err.line}`);
}

function parse(source: string): readonly Node[] {
  return guarded(() => parser.parse(source) as readonly Node[]);
}

/** The parser refuses some documents by throwing errors of its own, such as names that could pollute a prototype. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw malformed('malformed XML', cause);
  }
}

function recordOf(elements: readonly Node[], standIn: string | undefined): XmlRecord {
  const record: Record<string, XmlValue> = Object.create(null);
  const repeated = new Map<string, XmlValue[]>();
  for (const element of elements) {
    const name = nameOf(element);
    const value = contentOf(childrenOf(element), standIn);
    const first = record[name];
    if (first === undefined) {
      record[name] = value;
      continue;
    }
    const list = repeated.get(name) ?? [first];
    list.push(value);
    repeated.set(name, list);
    record[name] = list;
  }
  return record;
}

function contentOf(children: readonly Node[], standIn: string | undefined): XmlValue {
  const elements = children.filter(isElement);
  if (elements.length > 0) return recordOf(elements, standIn);
  const text = children.map(textOf).join('');
  return standIn === undefined ? text : text.replaceAll(standIn, '\r');
}

function textOf(node: Node): string {
  if (nameOf(node) === TEXT) return decodeEntities(String(node[TEXT]));
  const [content] = childrenOf(node);
  return content === undefined ? '' : String(content[TEXT]);
}

function nameOf(node: Node): string {
  return Object.keys(node)[0] ?? TEXT;
}

function childrenOf(node: Node): readonly Node[] {
  const children = node[nameOf(node)];
  return Array.isArray(children) ? children : [];
}

function isElement(node: Node): boolean {
  const name = nameOf(node);
  return name !== TEXT && name !== CDATA;
}

/** True when a `<!` stands outside CDATA sections and comments, where only a DTD or an entity can begin so. */
function hasDeclaration(text: string): boolean {
  for (let at = text.indexOf('<!'); at >= 0; ) {
    const close = text.startsWith('<![CDATA[', at) ? ']]>' : text.startsWith('<!--', at) ? '-->' : undefined;
    if (close === undefined) return true;
    const end = text.indexOf(close, at);
    at = end < 0 ? -1 : text.indexOf('<!', end);
  }
  return false;
}

/** Replaces CR in the CDATA sections alone, which it finds as a parser would: not those inside a comment. */
function replaceInCdata(text: string, standIn: string): string {
  let result = '';
  let done = 0;
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', done)) {
    const isCdata = text.startsWith('<![CDATA[', at);
    const end = text.indexOf(isCdata ? ']]>' : '-->', at);
    if (end < 0) break;
    const section = text.slice(at, end);
    result += text.slice(done, at) + (isCdata ? section.replaceAll('\r', standIn) : section);
    done = end;
  }
  return result + text.slice(done);
}

/** A private-use character that the text does not hold. */
function unusedCharacter(text: string): string {
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
  throw malformed('the text uses every private-use character');
}

function malformed(message: string, cause?: unknown): CallbackError {
  return new CallbackError('malformed_xml', message, { cause });
}
