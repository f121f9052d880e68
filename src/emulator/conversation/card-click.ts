import { EmulatorError } from '../emulator-error.js';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.js';
import type { ConversationEntry, EventFields } from '../page-api/index.js';

/** Question key to the ids of the chosen options. */
export type CardSelection = Readonly<Record<string, readonly string[]>>;

/** The event that a click on a card sends; its ResponseCode is still to be issued. */
export interface CardClick {
  readonly event: 'template_card_event' | 'template_card_menu_event';
  readonly fields: EventFields;
}

/**
 * What a click on the button, menu item or submit button with this key sends.
 *
 * @param selected what was chosen; a question left out keeps what the card shows as chosen
 * @throws EmulatorError `invalid_argument` for an entry that cannot be clicked, `unknown_reference` for an unknown key,
 * question or option
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export function cardClick(entry: ConversationEntry, key: string, selected: CardSelection = {}): CardClick {
  const { content: card, msgType } = entry;
  if (msgType !== 'template_card') throw unfit('the message is no template card');
  if (entry.isRecalled === true) throw unfit('the card was taken back');
  const base = { EventKey: key, TaskId: text(card.task_id), CardType: text(card.card_type) };
  if (keysOf(objectOf(card.action_menu).action_list).includes(key)) {
    return { event: 'template_card_menu_event', fields: base };
  }
  const keys = [...keysOf(card.button_list), ...keysOf([card.submit_button ?? null])];
  if (!keys.includes(key)) {
    const all = [...keys, ...keysOf(objectOf(card.action_menu).action_list)].map((known) => `"${known}"`);
    throw new EmulatorError('unknown_reference', `The card has no key "${key}"; it has ${all.join(', ') || 'none'}.`);
  }
  if (entry.card?.isDone === true) throw unfit(`its buttons are greyed out (${entry.card.replaceText ?? ''})`);
  const items = selectedItems(card, selected);
  const chosen = items.length === 0 ? {} : { SelectedItems: { SelectedItem: items } };
  return { event: 'template_card_event', fields: { ...base, ...chosen } };
}

/** One entry for each question of the card. */
function selectedItems(card: JsonObject, selected: CardSelection): EventFields[] {
  const questions = [card.checkbox, card.button_selection, ...listOf(card.select_list)].filter(isQuestion);
  const unknown = Object.keys(selected).find((key) => !questions.some((question) => question.question_key === key));
  if (unknown !== undefined) throw new EmulatorError('unknown_reference', `The card has no question "${unknown}".`);
  return questions.map((question) => {
    const key = text(question.question_key);
    const options = listOf(question.option_list).filter(isJsonObject);
    const ids = selected[key] ?? shownAsChosen(question, options);
    const stranger = ids.find((id) => !options.some((option) => option.id === id));
    if (stranger !== undefined) throw new EmulatorError('unknown_reference', `"${key}" has no option "${stranger}".`);
    return { QuestionKey: key, OptionIds: { OptionId: ids } };
  });
}

/** A check box has marks of its own; a drop-down list shows `selected_id`, or its first option. */
function shownAsChosen(question: JsonObject, options: readonly JsonObject[]): string[] {
  const checked = options.filter((option) => option.is_checked === true).map(({ id }) => text(id));
  if (checked.length > 0 || options.some((option) => 'is_checked' in option)) return checked;
  return [text(question.selected_id ?? options[0]?.id)].filter((id) => id !== '');
}

function isQuestion(value: Json): value is JsonObject {
  return isJsonObject(value) && typeof value.question_key === 'string';
}

function keysOf(list: Json): string[] {
  return listOf(list)
    .map((item) => text(objectOf(item).key))
    .filter((key) => key !== '');
}

function listOf(value: Json): readonly Json[] {
  return isJsonArray(value) ? value : [];
}

function objectOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}

function text(value: Json): string {
  return typeof value === 'string' ? value : '';
}

function unfit(reason: string): EmulatorError {
  return new EmulatorError('invalid_argument', `The card cannot be clicked: ${reason}.`);
}
