import type { XmlRecord, XmlValue } from '../../../xml/index.js';
import type { Json, JsonObject } from '../../json.js';
import { type CardElement, cardElement } from './card-elements.js';
import { RefusedReply } from './refused-reply.js';
import type { ReplyReader } from './reply-context.js';
import { isXmlRecord, listMember, textMember } from './xml-members.js';

const CARD_TYPES = ['text_notice', 'news_notice', 'button_interaction', 'vote_interaction', 'multiple_interaction'];

/** How many of a list a card shows. */
const LIST_LIMITS: Readonly<Record<string, number>> = {
  horizontal_content_list: 6,
  jump_list: 3,
  vertical_content_list: 4,
  button_list: 6,
  select_list: 3,
};

/** `TemplateCard`: the card that takes the place of the clicked one, as the JSON of the server API has it. */
export const readCardReply: ReplyReader = ({ reply, warnings }) => {
  const [card] = listMember(reply, 'TemplateCard');
  if (!isXmlRecord(card)) throw new RefusedReply('the update_template_card reply has no TemplateCard');
  const cardType = textMember(card, 'CardType')?.trim();
  if (cardType === undefined || !CARD_TYPES.includes(cardType)) {
    throw new RefusedReply(`TemplateCard/CardType must be one of ${CARD_TYPES.join(', ')}`);
  }
  const json = { ...cardPart(card, 'TemplateCard', 'TemplateCard', warnings), card_type: cardType };
  for (const problem of problemsOf(json)) warnings.push(problem);
  return json;
};

function cardPart(record: XmlRecord, parent: string, path: string, warnings: string[]): JsonObject {
  const json: Record<string, Json> = {};
  for (const [name, value] of Object.entries(record)) {
    const element = cardElement(parent, name);
    if (element === undefined) warnings.push(`${path}/${name} is not in the documentation; WeCom ignores it, it seems`);
    else if (value !== undefined) json[element.json] = read(element, name, value, `${path}/${name}`, warnings);
  }
  return json;
}

function read({ kind }: CardElement, name: string, value: XmlValue, path: string, warnings: string[]): Json {
  const values = listMember({ [name]: value }, name);
  if (kind === 'list') return values.map((item) => (isXmlRecord(item) ? cardPart(item, name, path, warnings) : {}));
  if (values.length > 1) warnings.push(`${path} is there ${values.length} times`);
  const [first = ''] = values;
  if (kind === 'object') return isXmlRecord(first) ? cardPart(first, name, path, warnings) : {};
  const text = typeof first === 'string' ? first : '';
  if (kind === 'text') return text;
  if (kind === 'boolean') return text.trim() === 'true';
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number)) return number;
  warnings.push(`${path} should be a number`);
  return undefined;
}

/** What page 90241 demands. A warning only: nothing but that page says so. */
function problemsOf(card: JsonObject): string[] {
  const problems = Object.entries(LIST_LIMITS)
    .filter(([name, limit]) => Array.isArray(card[name]) && card[name].length > limit)
    .map(([name, limit]) => `TemplateCard shows at most ${limit} of ${name}`);
  const isNotice = card.card_type === 'text_notice' || card.card_type === 'news_notice';
  if (isNotice && card.card_action === undefined) problems.push('a notice card needs CardAction');
  if (card.card_type === 'news_notice' && card.card_image === undefined && card.image_text_area === undefined) {
    problems.push('a news_notice card needs CardImage or ImageTextArea');
  }
  return problems;
}
