import { CARD_SHAPE, type CardShape, UPDATE_CARD_SHAPE } from './card-shape.js';
import type { TemplateCard } from './template-card.js';
import type { UpdateTemplateCard } from './update-template-card.js';

/** A card as the server API spells it, e.g. `card_type`, `main_title`, `keyname`. */
export type TemplateCardJson = Readonly<Record<string, unknown>>;

/**
 * Spells a card as `template_card` of `message/send`. Members that no card has are left out.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export function cardToJson(card: TemplateCard): TemplateCardJson {
  return toJson(card, CARD_SHAPE);
}

/**
 * Spells a card as `template_card` of `message/update_template_card`. Members that no such card has, a `taskId`
 * among them, are left out, so that a card once sent can be given again with changes.
 *
 * @see https://developer.work.weixin.qq.com/document/path/94888
 */
export function updateCardToJson(card: UpdateTemplateCard): TemplateCardJson {
  return toJson(card, UPDATE_CARD_SHAPE);
}

function toJson(value: object, shape: CardShape): TemplateCardJson {
  const part: Readonly<Record<string, unknown>> = { ...value };
  const json: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape)) {
    const held = part[name];
    if (held === undefined) continue;
    json[member.json] = 'shape' in member ? partToJson(held, member.shape) : held;
  }
  return json;
}

function partToJson(held: unknown, shape: CardShape): unknown {
  if (Array.isArray(held)) return held.map((item) => partToJson(item, shape));
  return typeof held === 'object' && held !== null ? toJson(held, shape) : held;
}
