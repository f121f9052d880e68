import { FROM_MEMBER, sampleOf } from './event-sample.js';

/**
 * Clicks on cards, as free text; a click on a card that was sent has a working ResponseCode instead.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export const cardSamples = [
  sampleOf(FROM_MEMBER, 'template_card_event', '模板卡片事件推送', {
    EventKey: 'submit',
    TaskId: 'task_1',
    CardType: 'vote_interaction',
    ResponseCode: 'RESPONSE_CODE',
    SelectedItems: {
      SelectedItem: [
        { QuestionKey: 'question_1', OptionIds: { OptionId: ['option_1', 'option_2'] } },
        { QuestionKey: 'question_2', OptionIds: { OptionId: ['option_1'] } },
      ],
    },
  }),
  sampleOf(FROM_MEMBER, 'template_card_menu_event', '通用模板卡片右上角菜单事件推送', {
    EventKey: 'menu_1',
    TaskId: 'task_1',
    CardType: 'text_notice',
    ResponseCode: 'RESPONSE_CODE',
  }),
  sampleOf(FROM_MEMBER, 'taskcard_click', '任务卡片事件推送', { EventKey: 'button_1', TaskId: 'task_1' }),
];
