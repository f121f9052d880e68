import {
  type CardBranch,
  type CardLeaf,
  type CardShape,
  checkUpdateTemplateCard,
  UPDATE_CARD_SHAPE,
  type UpdateTemplateCard,
} from '../../message/template-card/index.js';
import { element, textElement } from '../../xml/write/index.js';

/**
 * `TemplateCard` with its members in PascalCase; a list is its element once for every entry, without an element
 * around them. Since only one page of the reference describes the format, what looks wrong is warned of, not refused.
 */
export function templateCardBody(card: UpdateTemplateCard, warnings: string[]): string {
  for (const { path, message } of checkUpdateTemplateCard(card, 'reply')) {
    warnings.push(`templateCard.${path} ${message}; WeCom may ignore the reply`);
  }
  return element('TemplateCard', membersXml(card, UPDATE_CARD_SHAPE));
}

function membersXml(value: object, shape: CardShape): string {
  const part: Readonly<Record<string, unknown>> = { ...value };
  let xml = '';
  for (const [name, member] of Object.entries(shape)) xml += memberXml(part[name], member);
  return xml;
}

function memberXml(value: unknown, member: CardLeaf | CardBranch): string {
  if (Array.isArray(value)) return value.map((entry) => memberXml(entry, member)).join('');
  if (typeof value === 'string') return textElement(member.xml, value);
  if (typeof value === 'number' || typeof value === 'boolean') return element(member.xml, value);
  if (typeof value !== 'object' || value === null || !('shape' in member)) return '';
  return element(member.xml, membersXml(value, member.shape));
}
