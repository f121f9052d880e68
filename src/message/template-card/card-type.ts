/** The five kinds of template card (模板卡片) by their wire tag. */
export const CARD_TYPES = [
  'text_notice',
  'news_notice',
  'button_interaction',
  'vote_interaction',
  'multiple_interaction',
] as const;

/**
 * The kind of a template card: text notice (文本通知型), news notice (图文展示型), button interaction (按钮交互型),
 * vote (投票选择型) or multiple choice (多项选择型).
 */
export type CardType = (typeof CARD_TYPES)[number];
