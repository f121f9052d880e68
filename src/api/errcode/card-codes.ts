import type { ErrCodeEntry, ErrCodeTable } from './err-code-entry.js';

const member = (name: string): ErrCodeEntry => [
  'invalid_card',
  `${name} is missing or bad`,
  `模版卡片 ${name} 缺失或不合法`,
];
const length = (name: string): ErrCodeEntry => [
  'invalid_card',
  `${name} has too few or too many entries`,
  `模版卡片 ${name} 数组长度不合法`,
];

/** Errcodes of template cards (模板卡片). */
export const CARD_CODES: ErrCodeTable = {
  42014: ['invalid_task_id', 'bad task_id', '任务卡片消息的task_id不合法', 'One app never uses a task_id twice.'],
  42015: ['card_of_another_app', 'the card was sent by another app', '更新的消息的应用与发送消息的应用不匹配'],
  42016: ['unknown_task_id', 'unknown task_id', '更新的task_id不存在'],
  42017: member('button.key'),
  42018: member('button.key'),
  42019: member('button.key'),
  42020: member('button.name'),
  42027: member('horizontal_content_list.keyname'),
  42028: member('url'),
  42029: member('horizontal_content_list.media_id'),
  42030: member('appid'),
  42031: member('card_type'),
  42033: member('title'),
  42035: length('horizontal_content_list'),
  42036: length('vertical_content_list'),
  42037: length('option_list'),
  42038: member('button_list.text'),
  42039: member('button_list.key'),
  42040: member('option_list.id'),
  42041: member('option_list.text'),
  42042: length('jump_list'),
  42043: member('question_key'),
  42044: member('card_image.url'),
  42045: member('card_action'),
  42046: member('submit_button.key'),
  42047: length('select_list'),
  42049: member('submit_button.text'),
  42050: member('horizontal_content_list.userid'),
  42051: ['invalid_card', 'action_list.key is used twice', '模版卡片 action_menu.action_list.key 冲突'],
  60140: [
    'invalid_response_code',
    'bad response_code',
    '无效的response_code',
    'It works once, within 72 hours; each click on the card brings a new one.',
  ],
  82101: ['card_target_empty', 'no receiver of the card is given', '更新卡片的接收者为空'],
  82102: ['not_a_card_receiver', 'the member did not receive the card', '指定的成员未收到该卡片'],
};
