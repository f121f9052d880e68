import { type ApiCall, advise, invalidParam, type Params, Refusal } from '../../protocol/index.js';
import type { EmulatedApp } from '../../world/index.js';
import { adviseCaption, type CardContext, type CardPurpose } from './card-context.js';
import { CARD_MEMBERS, type CardType, cardTypeOf, hasCallback, isNotice } from './card-types.js';
import { checkActionMenu, checkCardAction } from './check-actions.js';
import {
  checkButtonSelection,
  checkButtons,
  checkCheckbox,
  checkSelectList,
  checkSubmitButton,
} from './check-inputs.js';
import { checkHorizontalList, checkJumpList, checkVerticalList } from './check-lists.js';
import { checkEmphasis, checkPicture, checkQuote, checkSource } from './check-parts.js';

/**
 * Refuses a template card (模板卡片) that breaks the rules of its type.
 *
 * @param app the sending app; absent for a robot
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export function checkCard(call: ApiCall, card: Params, purpose: CardPurpose, app?: EmulatedApp): void {
  const type = cardTypeOf(card.string('card_type'));
  if (type === undefined || (purpose === 'robot' && !isNotice(type))) throw new Refusal(42031, 'invalid card_type');
  const context: CardContext = { call, app, card, purpose };
  if (purpose === 'send') checkCallback(context);
  adviseMembers(context, type);
  checkSource(context);
  checkTitles(context, type);
  CHECKS[type](context);
}

const CHECKS: Readonly<Record<CardType, (context: CardContext) => void>> = {
  text_notice(context) {
    checkActionMenu(context);
    checkQuote(context);
    checkEmphasis(context);
    checkHorizontalList(context);
    checkJumpList(context);
    checkCardAction(context, [1, 2]);
  },
  news_notice(context) {
    checkActionMenu(context);
    checkQuote(context);
    checkPicture(context);
    checkVerticalList(context);
    checkHorizontalList(context);
    checkJumpList(context);
    checkCardAction(context, [1, 2]);
  },
  button_interaction(context) {
    checkActionMenu(context);
    checkQuote(context);
    checkHorizontalList(context);
    if (context.card.has('card_action')) checkCardAction(context, [0, 1, 2]);
    checkButtonSelection(context);
    checkButtons(context);
  },
  vote_interaction(context) {
    checkCheckbox(context);
    checkSubmitButton(context);
  },
  multiple_interaction(context) {
    checkSelectList(context);
    checkSubmitButton(context);
  },
};

/** A card that calls back needs an app with a callback URL and a fresh task_id. */
function checkCallback({ call, app, card }: CardContext): void {
  const taskId = card.string('task_id');
  if (hasCallback(card.value)) {
    if (app?.hasCallback === false) throw new Refusal(43012);
    if (taskId === undefined) throw new Refusal(42014, `${card.at('task_id')} missing`);
  }
  if (taskId === undefined) return;
  if (!/^[0-9A-Za-z_\-@]{1,128}$/.test(taskId)) throw new Refusal(42014, `invalid ${card.at('task_id')}`);
  if (app !== undefined && call.world.cards.hasTask(app.agentId, taskId)) {
    throw new Refusal(42014, `${card.at('task_id')} was used before`);
  }
}

function adviseMembers({ call, card }: CardContext, type: CardType): void {
  for (const name of Object.keys(card.value)) {
    advise(call, CARD_MEMBERS[type].has(name), `a ${type} card does not show ${card.at(name)}`);
  }
}

function checkTitles(context: CardContext, type: CardType): void {
  const { card } = context;
  const main = card.object('main_title');
  const hasTitle = Boolean(main?.string('title'));
  const mayLackTitle = type === 'text_notice' && Boolean(card.string('sub_title_text'));
  if (!hasTitle && !mayLackTitle) throw invalidParam(card.at('main_title.title'));
  const plain = type === 'vote_interaction' || type === 'multiple_interaction';
  adviseCaption(context, main, 'title', type === 'vote_interaction' ? 16 : 36, 26);
  adviseCaption(context, main, 'desc', plain ? 160 : 44, 30);
  adviseCaption(context, card, 'sub_title_text', 160, 112);
}
