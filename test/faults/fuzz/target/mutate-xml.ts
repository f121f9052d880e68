import type { Dice } from './dice.js';

/** Changes XML where it means something: tags, names, values, nesting. `other` is another document of the kind. */
export function mutateXml(xml: string, other: string, dice: Dice): string {
  let changed = xml;
  for (let rounds = 1 + dice.below(3); rounds > 0; rounds--) changed = dice.pick(WAYS)(changed, dice, other);
  return changed;
}

type Way = (xml: string, dice: Dice, other: string) => string;

const WAYS: readonly Way[] = [
  changeValue,
  changeName,
  dropElement,
  doubleElement,
  borrowElement,
  nest,
  flood,
  wrapDeep,
  addDoctype,
  addAttribute,
  breakCdata,
  addComment,
];

const VALUES = [
  '',
  '0',
  '-1',
  '1e309',
  '9'.repeat(400),
  '18446744073709551616',
  'text',
  'event',
  'image',
  'constructor',
  '__proto__',
  'toString',
  'change_contact',
  'template_card_event',
  '\u0000',
  '\ud800',
  '\u202e',
  '💥'.repeat(700),
  'x'.repeat(5_000),
  '&lt;xml&gt;',
  '&#55296;',
  '<b/>',
] as const;
const NAMES = ['MsgType', 'Event', 'ChangeType', 'FromUserName', '__proto__', 'constructor', 'a:b', '名', 'x'] as const;

/** The elements that hold no other. */
const LEAF = /<([\w:]+)>(?:<!\[CDATA\[[\s\S]*?\]\]>|[^<]*)<\/\1>/g;

function changeValue(xml: string, dice: Dice): string {
  const value = dice.pick(VALUES);
  return changeLeaf(xml, dice, (_, name) =>
    dice.chance(0.5) ? `<${name}><![CDATA[${value}]]></${name}>` : `<${name}>${value}</${name}>`,
  );
}

function changeName(xml: string, dice: Dice): string {
  const name = dice.pick(NAMES);
  return changeLeaf(xml, dice, (leaf, old) => leaf.replaceAll(`${old}>`, `${name}>`));
}

function dropElement(xml: string, dice: Dice): string {
  return changeLeaf(xml, dice, () => '');
}

function doubleElement(xml: string, dice: Dice): string {
  return changeLeaf(xml, dice, (leaf) => leaf.repeat(dice.pick([2, 3, 50])));
}

function borrowElement(xml: string, dice: Dice, other: string): string {
  const leaves = other.match(LEAF) ?? [''];
  return changeLeaf(xml, dice, (leaf) => leaf + dice.pick(leaves));
}

function nest(xml: string, dice: Dice, other: string): string {
  return changeLeaf(xml, dice, (_, name) => `<${name}>${other}</${name}>`);
}

function flood(xml: string, dice: Dice): string {
  return changeLeaf(xml, dice, (leaf) => leaf.repeat(1 + dice.below(400)));
}

function wrapDeep(xml: string, dice: Dice): string {
  const depth = dice.pick([10, 100, 2_000]);
  return changeLeaf(xml, dice, (leaf) => '<a>'.repeat(depth) + leaf + '</a>'.repeat(depth));
}

function addDoctype(xml: string, dice: Dice): string {
  const entities = '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">';
  const at = dice.chance(0.8) ? 0 : dice.below(xml.length);
  return `${xml.slice(0, at)}<!DOCTYPE xml [${entities}]>${xml.slice(at).replace(/>[^<]*</, '>&b;&c;<')}`;
}

function addAttribute(xml: string, dice: Dice): string {
  return changeLeaf(xml, dice, (leaf, name) => leaf.replace(`<${name}>`, `<${name} a="1" a='2' __proto__="3">`));
}

function breakCdata(xml: string, dice: Dice): string {
  return changeLeaf(xml, dice, (leaf) => leaf.replace('<![CDATA[', '<![CDATA[<![CDATA[').replace(']]>', ']]]]>'));
}

function addComment(xml: string, dice: Dice): string {
  const comment = dice.pick(['<!-- a -->', '<!-- a -- b -->', '<?pi a?>', '<!--', '<?']);
  return changeLeaf(xml, dice, (leaf) => comment + leaf);
}

function changeLeaf(xml: string, dice: Dice, change: (leaf: string, name: string) => string): string {
  const leaves = [...xml.matchAll(LEAF)];
  if (leaves.length === 0) return xml;
  const { 0: leaf, 1: name = '', index } = dice.pick(leaves);
  return xml.slice(0, index) + change(leaf, name) + xml.slice(index + leaf.length);
}
