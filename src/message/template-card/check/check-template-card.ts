import type { CardMainTitle } from '../card-content.js';
import { CARD_TYPES, type CardType } from '../card-type.js';
import type { ButtonInteractionCard, TemplateCard } from '../template-card.js';
import type { UpdateButtonInteractionCard, UpdateTemplateCard } from '../update-template-card.js';
import { ID_MAX_BYTES, requireText } from './card-limits.js';
import type { CardProblem, Report } from './card-problem.js';
import { type CardRules, REPLY_RULES, SEND_RULES, UPDATE_RULES } from './card-rules.js';
import { checkActionMenu, checkButtons, checkSubmitButton } from './check-card-buttons.js';
import { checkCheckBox, checkSelect, checkSelects } from './check-card-choices.js';
import { checkHorizontalContents, checkLink } from './check-card-links.js';
import { checkNewsNotice, checkNotice, checkTextNotice } from './check-card-notices.js';

/**
 * Finds what makes WeCom refuse a card in `message/send`: required members that are missing, lists that are too long
 * or too short, keys and ids that are too long or repeated, a malformed task id. Lengths that WeCom only advises are
 * not checked. Whether a task id was used before, and whether media and mini-programs exist, only WeCom knows.
 *
 * @returns every problem found; empty for a good card
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export function checkTemplateCard(card: TemplateCard): readonly CardProblem[] {
  return check(card, SEND_RULES);
}

/**
 * Finds what makes WeCom refuse a card that takes another one's place, like `checkTemplateCard`.
 *
 * @param road `api` for `message/update_template_card`; `reply` for the passive reply, of which less is demanded
 * @returns every problem found; empty for a good card
 * @see https://developer.work.weixin.qq.com/document/path/94888
 * @see https://developer.work.weixin.qq.com/document/path/90241
 */
export function checkUpdateTemplateCard(card: UpdateTemplateCard, road: 'api' | 'reply'): readonly CardProblem[] {
  return check(card, road === 'api' ? UPDATE_RULES : REPLY_RULES);
}

type AnyCard = TemplateCard | UpdateTemplateCard;

function check(card: AnyCard, rules: CardRules): readonly CardProblem[] {
  const problems: CardProblem[] = [];
  const report: Report = (path, message, errCode) => {
    problems.push(errCode === undefined ? { path, message } : { path, message, errCode });
  };
  checkByType(report, card, rules);
  if (rules.needsTaskId) checkTaskId(report, card);
  return problems;
}

function checkByType(report: Report, card: AnyCard, rules: CardRules): void {
  switch (card.cardType) {
    case 'text_notice':
      checkTextNotice(report, card);
      checkNotice(report, card, rules);
      break;
    case 'news_notice':
      checkTitle(report, card.mainTitle, rules);
      checkNewsNotice(report, card);
      checkNotice(report, card, rules);
      break;
    case 'button_interaction':
      checkButtonInteraction(report, card, rules);
      break;
    case 'vote_interaction':
      checkTitle(report, card.mainTitle, rules);
      checkCheckBox(report, card.checkBox, rules);
      checkSubmitButton(report, card.submitButton, rules);
      break;
    case 'multiple_interaction':
      checkTitle(report, card.mainTitle, rules);
      checkSelects(report, card.selectList, rules);
      checkSubmitButton(report, card.submitButton, rules);
      break;
    default:
      report('cardType', `must be one of ${CARD_TYPES.join(', ')}`, 42031);
  }
}

function checkButtonInteraction(
  report: Report,
  card: ButtonInteractionCard | UpdateButtonInteractionCard,
  rules: CardRules,
): void {
  checkTitle(report, card.mainTitle, rules);
  if (card.quoteArea !== undefined) checkLink(report, 'quoteArea', card.quoteArea, false);
  checkHorizontalContents(report, card.horizontalContentList);
  if (card.cardAction !== undefined) checkLink(report, 'cardAction', card.cardAction, true);
  checkActionMenu(report, card.actionMenu, rules);
  if (card.buttonSelection !== undefined) checkSelect(report, 'buttonSelection', card.buttonSelection, rules);
  checkButtons(report, card.buttonList, rules);
}

function checkTitle(report: Report, mainTitle: CardMainTitle | undefined, rules: CardRules): void {
  if (rules.isComplete) requireText(report, 'mainTitle.title', mainTitle?.title);
}

const TASK_ID = new RegExp(`^[0-9A-Za-z_@-]{1,${ID_MAX_BYTES}}$`);

function checkTaskId(report: Report, card: AnyCard): void {
  const taskId = 'taskId' in card ? card.taskId : undefined;
  if (taskId === undefined) {
    if (callsBack(card)) report('taskId', 'is missing; a card that calls back needs one');
  } else if (!TASK_ID.test(taskId)) {
    report('taskId', `must be 1 to ${ID_MAX_BYTES} letters, digits, "_", "-" or "@"`, 42014);
  }
}

const ALWAYS_CALLS_BACK: ReadonlySet<CardType> = new Set([
  'button_interaction',
  'vote_interaction',
  'multiple_interaction',
]);

function callsBack(card: AnyCard): boolean {
  return ALWAYS_CALLS_BACK.has(card.cardType) || ('actionMenu' in card && card.actionMenu !== undefined);
}
