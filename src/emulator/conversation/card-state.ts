import { isJsonObject, type JsonObject } from '../json.js';
import type { ConversationEntry } from '../page-api/index.js';

const INTERACTIVE: ReadonlySet<string> = new Set(['button_interaction', 'vote_interaction', 'multiple_interaction']);

/**
 * Whether a card's buttons can still be pressed. They cannot once an update greyed them out: `button.replace_name`, or
 * the `replace_text` of a card in the place of another. `undefined` for a card without buttons.
 */
export function cardState(card: JsonObject): ConversationEntry['card'] {
  if (isJsonObject(card.button) && typeof card.button.replace_name === 'string') {
    return { isDone: true, replaceText: card.button.replace_name };
  }
  if (typeof card.replace_text === 'string' && card.replace_text !== '') {
    return { isDone: true, replaceText: card.replace_text };
  }
  return INTERACTIVE.has(String(card.card_type)) || isJsonObject(card.action_menu) ? { isDone: false } : undefined;
}
