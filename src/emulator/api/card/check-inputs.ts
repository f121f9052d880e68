import { advise, type Params, Refusal } from '../../protocol/index.js';
import { checkUrl } from '../check-text.js';
import { adviseCaption, type CardContext, demandCount, demandUnique, needKey } from './card-context.js';

const KEY_BYTES = 1024;
const ID_BYTES = 128;

/** The drop-down above the buttons. */
export function checkButtonSelection(context: CardContext): void {
  const selection = context.card.object('button_selection');
  if (selection === undefined) return;
  needKey(selection, 'question_key', KEY_BYTES, 42043);
  checkOptions(context, selection, 10, 16);
}

/** A button calls back with its key (0) or opens a url (1). */
export function checkButtons(context: CardContext): void {
  const { card } = context;
  const buttons = card.objects('button_list') ?? [];
  demandCount(buttons, 1, 6, card.at('button_list'), 40058);
  const keys = buttons.flatMap((button) => {
    button.need('text', 42038);
    adviseCaption(context, button, 'text', 10);
    if (button.int('type') !== 1) return [needKey(button, 'key', KEY_BYTES, 42039)];
    button.need('url', 42028);
    checkUrl(button, 'url');
    return [];
  });
  demandUnique(keys, card.at('button_list.key'), 42039);
}

export function checkCheckbox(context: CardContext): void {
  const checkbox = context.card.object('checkbox');
  if (checkbox === undefined) throw new Refusal(42037, `${context.card.at('checkbox')} missing`);
  needKey(checkbox, 'question_key', KEY_BYTES, 42043);
  checkOptions(context, checkbox, 20, 17);
  for (const option of checkbox.objects('option_list') ?? []) {
    advise(context.call, option.bool('is_checked') !== undefined, `${option.at('is_checked')} should be there`);
  }
}

export function checkSelectList(context: CardContext): void {
  const { card } = context;
  const selects = card.objects('select_list') ?? [];
  demandCount(selects, 1, 3, card.at('select_list'), 42047);
  const keys = selects.map((select) => {
    checkOptions(context, select, 10, 16);
    return needKey(select, 'question_key', KEY_BYTES, 42043);
  });
  demandUnique(keys, card.at('select_list.question_key'), 42043);
}

/** An update may leave it out. */
export function checkSubmitButton(context: CardContext): void {
  const { card, purpose } = context;
  const button = card.object('submit_button');
  if (button === undefined) {
    if (purpose === 'update') return;
    throw new Refusal(42049, `${card.at('submit_button')} missing`);
  }
  button.need('text', 42049);
  adviseCaption(context, button, 'text', 10);
  needKey(button, 'key', KEY_BYTES, 42046);
}

function checkOptions(context: CardContext, owner: Params, max: number, advised: number): void {
  const options = owner.objects('option_list') ?? [];
  demandCount(options, 1, max, owner.at('option_list'), 42037);
  const ids = options.map((option) => {
    option.need('text', 42041);
    adviseCaption(context, option, 'text', advised);
    return needKey(option, 'id', ID_BYTES, 42040);
  });
  demandUnique(ids, owner.at('option_list.id'), 42040);
}
