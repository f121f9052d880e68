import { isJsonObject, type JsonObject } from '../../json.js';

export const CARD_TYPES = [
  'text_notice',
  'news_notice',
  'button_interaction',
  'vote_interaction',
  'multiple_interaction',
] as const;
export type CardType = (typeof CARD_TYPES)[number];

const HEAD = ['card_type', 'source', 'task_id', 'main_title'];
const NOTICE = [...HEAD, 'action_menu', 'quote_area', 'horizontal_content_list', 'card_action'];

/** The members each type of card shows; others are ignored. */
export const CARD_MEMBERS: Readonly<Record<CardType, ReadonlySet<string>>> = {
  text_notice: new Set([...NOTICE, 'emphasis_content', 'sub_title_text', 'jump_list']),
  news_notice: new Set([...NOTICE, 'image_text_area', 'card_image', 'vertical_content_list', 'jump_list']),
  button_interaction: new Set([...NOTICE, 'sub_title_text', 'button_selection', 'button_list', 'replace_text']),
  vote_interaction: new Set([...HEAD, 'checkbox', 'submit_button', 'replace_text']),
  multiple_interaction: new Set([...HEAD, 'select_list', 'submit_button', 'replace_text']),
};

/** The card's type, if it is one. */
export function cardTypeOf(written: string | undefined): CardType | undefined {
  return CARD_TYPES.find((type) => type === written);
}

export function isNotice(type: CardType): boolean {
  return type === 'text_notice' || type === 'news_notice';
}

/** Whether a member's tap on the card comes back as an event, so that the card has a task_id and a response_code. */
export function hasCallback(card: JsonObject): boolean {
  const type = cardTypeOf(typeof card.card_type === 'string' ? card.card_type : undefined);
  return type !== undefined && (!isNotice(type) || isJsonObject(card.action_menu));
}
