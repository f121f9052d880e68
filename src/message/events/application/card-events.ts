import type { OpenString } from '../../open-string.js';
import type { CardType } from '../../template-card/index.js';
import type { AgentEventBase } from '../event-base.js';

/** What the events of a template card (模板卡片) have. */
export interface CardEventBase extends AgentEventBase {
  /** The key of the button, or of the menu item. */
  readonly eventKey: string;
  /** The `task_id` that the card was sent with. */
  readonly taskId: string;
  readonly cardType: OpenString<CardType>;
  /** Updates the card through the server API: once, and within 72 hours. */
  readonly responseCode: string;
}

/** What a member chose under one question of a card. */
export interface SelectedItem {
  /** The question's key. */
  readonly questionKey: string;
  /** The ids of the chosen options. */
  readonly optionIds: readonly string[];
}

/**
 * `template_card_event`: a member pressed a button of a template card (模板卡片事件).
 *
 * It can be answered by updating the card in the reply. The official pages disagree on whether WeCom honours such a
 * reply; the sure way is the update through the server API with `responseCode`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface TemplateCardEvent extends CardEventBase {
  readonly event: 'template_card_event';
  /** What was chosen on a vote or multiple choice card; empty on the others. */
  readonly selectedItems: readonly SelectedItem[];
}

/**
 * `template_card_menu_event`: a member chose from the menu at the top right of a template card
 * (通用模板卡片右上角菜单事件). Its `cardType` is `text_notice`, `news_notice` or `button_interaction`.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface TemplateCardMenuEvent extends CardEventBase {
  readonly event: 'template_card_menu_event';
}

/**
 * `taskcard_click`: a member pressed a button of a task card (任务卡片), the predecessor of the template card.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface TaskcardClickEvent extends AgentEventBase {
  readonly event: 'taskcard_click';
  /** The key of the button. */
  readonly eventKey: string;
  /** The `task_id` that the card was sent with. */
  readonly taskId: string;
}
