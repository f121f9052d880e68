import type { NewsNoticeBody, TextNoticeBody } from '../card-body.js';
import type { CardImage } from '../card-content.js';
import type { CardActionMenu } from '../card-interaction.js';
import type { CardAction, CardImageTextArea } from '../card-link.js';
import { requireText } from './card-limits.js';
import type { Report } from './card-problem.js';
import type { CardRules } from './card-rules.js';
import { checkActionMenu } from './check-card-buttons.js';
import { checkHorizontalContents, checkJumps, checkLink, checkVerticalContents } from './check-card-links.js';

type Notice = (TextNoticeBody | NewsNoticeBody) & { readonly actionMenu?: CardActionMenu };

/** What text and news notices share. */
export function checkNotice(report: Report, card: Notice, rules: CardRules): void {
  if (card.quoteArea !== undefined) checkLink(report, 'quoteArea', card.quoteArea, false);
  checkHorizontalContents(report, card.horizontalContentList);
  checkJumps(report, card.jumpList);
  checkCardAction(report, card.cardAction, rules);
  checkActionMenu(report, card.actionMenu, rules);
}

/** What only a text notice has. */
export function checkTextNotice(report: Report, card: TextNoticeBody): void {
  if (!card.mainTitle?.title && !card.subTitleText) {
    report('mainTitle.title', 'is missing, and so is subTitleText; a text notice needs one of them');
  }
}

/** What only a news notice has. */
export function checkNewsNotice(report: Report, card: NewsNoticeBody): void {
  if (card.cardImage === undefined && card.imageTextArea === undefined) {
    report('cardImage', 'is missing, and so is imageTextArea; a news notice needs one of them');
  }
  if (card.cardImage !== undefined) checkImage(report, card.cardImage);
  if (card.imageTextArea !== undefined) checkImageTextArea(report, card.imageTextArea);
  checkVerticalContents(report, card.verticalContentList);
}

// The pages say "less than 2.25 and greater than 1.3" and send both ends in their own samples.
function checkImage(report: Report, { url, aspectRatio = 1.3 }: CardImage): void {
  requireText(report, 'cardImage.url', url, 42044);
  if (aspectRatio < 1.3 || aspectRatio > 2.25) {
    report('cardImage.aspectRatio', `is ${aspectRatio}; it must lie between 1.3 and 2.25`);
  }
}

function checkImageTextArea(report: Report, area: CardImageTextArea): void {
  requireText(report, 'imageTextArea.imageUrl', area.imageUrl);
  checkLink(report, 'imageTextArea', area, false);
}

function checkCardAction(report: Report, action: CardAction | undefined, rules: CardRules): void {
  if (action === undefined) {
    report('cardAction', 'is missing', 42045);
    return;
  }
  checkLink(report, 'cardAction', action, true);
  const { type } = action;
  if (rules.isComplete && type !== 1 && type !== 2) {
    report('cardAction.type', 'must be 1 (a page) or 2 (a mini-program)', 42045);
  }
}
