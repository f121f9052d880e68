import type { ButtonInteractionBody, NewsNoticeBody, TextNoticeBody } from './card-body.js';
import type { CardMainTitle, CardSource } from './card-content.js';
import type {
  CardActionMenu,
  CardButton,
  CardCheckBox,
  CardSelect,
  CardSubmitButton,
  Disableable,
} from './card-interaction.js';
import type { CardJump } from './card-link.js';

interface Menu {
  readonly actionMenu?: CardActionMenu;
}

interface ReplaceText {
  /** When given, one grey button with this text that cannot be clicked stands in place of the card's buttons. */
  readonly replaceText?: string;
}

/** Text notice card (文本通知型) in the place of another card. */
export type UpdateTextNoticeCard = TextNoticeBody & Menu;

/** News notice card (图文展示型) in the place of another card. */
export type UpdateNewsNoticeCard = NewsNoticeBody & Menu;

/** Button card (按钮交互型) in the place of another card. */
export interface UpdateButtonInteractionCard extends ButtonInteractionBody, Menu, ReplaceText {
  /** At most 3 lines; only the sample of page 90241 has it, so it may show only in a passive reply. */
  readonly jumpList?: readonly CardJump[];
  readonly buttonSelection?: Disableable<CardSelect>;
  /** At most 6 buttons. A passive reply may leave them out; `message/update_template_card` asks for at least one. */
  readonly buttonList?: readonly CardButton[];
}

/** Vote card (投票选择型) in the place of another card. */
export interface UpdateVoteInteractionCard extends ReplaceText {
  readonly cardType: 'vote_interaction';
  readonly source?: CardSource;
  readonly mainTitle: CardMainTitle;
  readonly checkBox: Disableable<CardCheckBox>;
  readonly submitButton?: CardSubmitButton;
}

/** Multiple-choice card (多项选择型) in the place of another card. */
export interface UpdateMultipleInteractionCard extends ReplaceText {
  readonly cardType: 'multiple_interaction';
  readonly source?: CardSource;
  readonly mainTitle: CardMainTitle;
  /** 1 to 3 drop-down lists. */
  readonly selectList: readonly Disableable<CardSelect>[];
  readonly submitButton?: CardSubmitButton;
}

/**
 * A template card (模板卡片) that takes the place of one already sent, of whatever kind that was: by a passive
 * reply, which changes it for the member who clicked, or by `message/update_template_card`. It has no `taskId`
 * (the card keeps its own); choices can be locked (`disable`) and buttons replaced by a grey one (`replaceText`).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90241
 * @see https://developer.work.weixin.qq.com/document/path/94888
 */
export type UpdateTemplateCard =
  | UpdateTextNoticeCard
  | UpdateNewsNoticeCard
  | UpdateButtonInteractionCard
  | UpdateVoteInteractionCard
  | UpdateMultipleInteractionCard;
