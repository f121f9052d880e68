import { type CardBranch, type CardLeaf, type CardShape, UPDATE_CARD_SHAPE } from './card-shape.js';
import { CARD_TYPES } from './card-type.js';
import type { UpdateTemplateCard } from './update-template-card.js';

const CARD_TYPE_SET: ReadonlySet<unknown> = new Set(CARD_TYPES);

/**
 * Tells whether a value has a known `cardType` and holds texts, numbers, objects and lists where a card has them.
 * It asks for nothing more: members may be missing or too many, which is for `checkUpdateTemplateCard` to say.
 */
export function hasCardShape(value: unknown): value is UpdateTemplateCard {
  return hasShape(value, UPDATE_CARD_SHAPE) && CARD_TYPE_SET.has(value.cardType);
}

function hasShape(value: unknown, shape: CardShape): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const part: Readonly<Record<string, unknown>> = { ...value };
  return Object.entries(shape).every(([name, member]) => part[name] === undefined || isMember(part[name], member));
}

function isMember(value: unknown, member: CardLeaf | CardBranch): boolean {
  switch (member.kind) {
    case 'object':
      return hasShape(value, member.shape);
    case 'list':
      return Array.isArray(value) && Array.from(value).every((item) => hasShape(item, member.shape));
    default:
      return typeof value === member.kind;
  }
}
