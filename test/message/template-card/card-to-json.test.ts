import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cardToJson, updateCardToJson } from '../../../src/message/template-card/index.js';
import { buttonInteraction, multipleInteraction, newsNotice, textNotice, voteInteraction } from './sample-cards.js';

describe('cardToJson', () => {
  it('spells a text notice as the server API does', () => {
    assert.deepEqual(cardToJson(textNotice), {
      card_type: 'text_notice',
      task_id: 'task_1@2-3',
      source: { icon_url: 'https://example.com/icon.png', desc: '企业微信', desc_color: 1 },
      main_title: { title: '欢迎使用企业微信', desc: '您的好友正在邀请您加入' },
      sub_title_text: '二级普通文本',
      emphasis_content: { title: '100', desc: '核心数据' },
      quote_area: { type: 2, appid: 'wxapp', pagepath: '/index.html', title: '引用', quote_text: '引用文案' },
      horizontal_content_list: [
        { keyname: '邀请人', value: '张三' },
        { type: 1, keyname: '官网', value: '点击访问', url: 'https://work.weixin.qq.com' },
        { type: 2, keyname: '下载', value: '企业微信.apk', media_id: 'MEDIA_ID' },
        { type: 3, keyname: '员工', value: '点击查看', userid: 'zhangsan' },
      ],
      jump_list: [
        { type: 1, title: '官网', url: 'https://work.weixin.qq.com' },
        { type: 2, title: '小程序', appid: 'wxapp', pagepath: '/index.html' },
        { title: '没有链接' },
      ],
      card_action: { type: 2, appid: 'wxapp', pagepath: '/index.html' },
      action_menu: {
        desc: '更多操作',
        action_list: [
          { text: '接受推送', key: 'A' },
          { text: '不再推送', key: 'B' },
        ],
      },
    });
  });

  it('spells the pictures of a news notice', () => {
    const json = cardToJson(newsNotice);
    assert.deepEqual(json.card_image, { url: 'https://example.com/card.png', aspect_ratio: 2.25 });
    assert.deepEqual(json.image_text_area, {
      type: 2,
      appid: 'wxapp',
      title: '左图右文',
      desc: '描述',
      image_url: 'https://example.com/left.png',
    });
    assert.deepEqual(json.vertical_content_list, [{ title: '惊喜', desc: '二级内容' }, { title: '更多' }]);
  });

  it('spells buttons and choices', () => {
    assert.deepEqual(cardToJson(buttonInteraction).button_list, buttonInteraction.buttonList);
    assert.deepEqual(cardToJson(buttonInteraction).button_selection, {
      question_key: 'level',
      title: '评分',
      selected_id: 'b',
      option_list: buttonInteraction.buttonSelection?.optionList,
    });
    assert.deepEqual(cardToJson(voteInteraction).checkbox, {
      question_key: 'lunch',
      mode: 1,
      option_list: [
        { id: 'noodles', text: '面条', is_checked: true },
        { id: 'rice', text: '米饭', is_checked: false },
      ],
    });
    assert.deepEqual(cardToJson(multipleInteraction).select_list, [
      { question_key: 'floor', title: '楼层', option_list: [{ id: '1', text: '一楼' }] },
      { question_key: 'room', selected_id: 'a', option_list: [{ id: 'a', text: 'A' }] },
    ]);
    assert.deepEqual(cardToJson(multipleInteraction).submit_button, { text: '提交', key: 'submit' });
  });

  it('keeps an empty list and leaves out members that no card has', () => {
    const json = cardToJson({ ...newsNotice, jumpList: [], ...{ jump_list: [1], constructor: 1 } });
    assert.deepEqual(json.jump_list, []);
    assert.deepEqual(Object.keys(json).includes('constructor'), false);
  });
});

describe('updateCardToJson', () => {
  it('spells what only an update has', () => {
    const json = updateCardToJson({
      cardType: 'vote_interaction',
      mainTitle: { title: '午饭吃什么' },
      checkBox: { questionKey: 'lunch', disable: true, optionList: [] },
      replaceText: '已提交',
    });
    assert.equal(json.replace_text, '已提交');
    assert.deepEqual(json.checkbox, { question_key: 'lunch', disable: true, option_list: [] });
  });

  it('leaves out the task id of a card that was sent before', () => {
    const { task_id, ...expected } = cardToJson(buttonInteraction);
    assert.equal(task_id, 'task');
    assert.deepEqual(updateCardToJson(buttonInteraction), expected);
  });
});
