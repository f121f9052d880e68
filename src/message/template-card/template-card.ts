import type { ButtonInteractionBody, NewsNoticeBody, TextNoticeBody } from './card-body.js';
import type { CardMainTitle, CardSource } from './card-content.js';
import type { CardActionMenu, CardButton, CardCheckBox, CardSelect, CardSubmitButton } from './card-interaction.js';

/**
 * A notice with a menu calls back, so it must carry a `taskId`: letters, digits, `_`, `-` and `@`, at most 128 bytes,
 * never used twice by one app. Without a menu it may carry one.
 */
type MenuNeedsTask =
  | { readonly actionMenu: CardActionMenu; readonly taskId: string }
  | { readonly actionMenu?: never; readonly taskId?: string };

/** What a card that always calls back must carry. */
interface Task {
  /** Letters, digits, `_`, `-` and `@`, at most 128 bytes; never used twice by one app. */
  readonly taskId: string;
}

/** A vote or a multiple choice takes no colour for its source. */
type PlainCardSource = Omit<CardSource, 'descColor'>;

/** Text notice card (文本通知型). */
export type TextNoticeCard = TextNoticeBody & MenuNeedsTask;

/** News notice card (图文展示型). */
export type NewsNoticeCard = NewsNoticeBody & MenuNeedsTask;

/** Button card (按钮交互型). */
export interface ButtonInteractionCard extends ButtonInteractionBody, Task {
  readonly actionMenu?: CardActionMenu;
  readonly buttonSelection?: CardSelect;
  /** 1 to 6 buttons. */
  readonly buttonList: readonly CardButton[];
}

/** Vote card (投票选择型). */
export interface VoteInteractionCard extends Task {
  readonly cardType: 'vote_interaction';
  readonly source?: PlainCardSource;
  readonly mainTitle: CardMainTitle;
  readonly checkBox: CardCheckBox;
  readonly submitButton: CardSubmitButton;
}

/** Multiple-choice card (多项选择型). */
export interface MultipleInteractionCard extends Task {
  readonly cardType: 'multiple_interaction';
  readonly source?: PlainCardSource;
  readonly mainTitle: CardMainTitle;
  /** 1 to 3 drop-down lists. */
  readonly selectList: readonly CardSelect[];
  readonly submitButton: CardSubmitButton;
}

/**
 * A template card (模板卡片) as an app sends it, told apart by `cardType`.
 *
 * Lengths called advised (建议) are where the client starts to shorten; all others are refused when broken, which
 * `checkTemplateCard` tells beforehand. A card that can call back (the three interactions, and a notice with a
 * menu) can be sent only by an app that has a callback URL.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export type TemplateCard =
  | TextNoticeCard
  | NewsNoticeCard
  | ButtonInteractionCard
  | VoteInteractionCard
  | MultipleInteractionCard;
