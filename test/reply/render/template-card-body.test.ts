import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UpdateTemplateCard } from '../../../src/message/template-card/index.js';
import { renderReply, reply } from '../../../src/reply/index.js';
import {
  buttonInteraction,
  multipleInteraction,
  newsNotice,
  textNotice,
  voteInteraction,
} from '../../message/template-card/sample-cards.js';
import { bodyOf, header, readBack } from './read-reply.js';

function cardOf(card: UpdateTemplateCard): unknown {
  const { MsgType, TemplateCard, ...others } = readBack(reply.updateTemplateCard(card));
  assert.equal(MsgType, 'update_template_card');
  assert.deepEqual(others, {});
  return TemplateCard;
}

describe('a card in a reply', () => {
  it('writes a text notice, lists as elements side by side, no task id, and both spellings of the app id', () => {
    assert.deepEqual(cardOf(textNotice), {
      CardType: 'text_notice',
      Source: { IconUrl: 'https://example.com/icon.png', Desc: '企业微信', DescColor: '1' },
      MainTitle: { Title: '欢迎使用企业微信', Desc: '您的好友正在邀请您加入' },
      SubTitleText: '二级普通文本',
      EmphasisContent: { Title: '100', Desc: '核心数据' },
      HorizontalContentList: [
        { KeyName: '邀请人', Value: '张三' },
        { KeyName: '官网', Value: '点击访问', Type: '1', Url: 'https://work.weixin.qq.com' },
        { KeyName: '下载', Value: '企业微信.apk', Type: '2', MediaId: 'MEDIA_ID' },
        { KeyName: '员工', Value: '点击查看', Type: '3', UserId: 'zhangsan' },
      ],
      QuoteArea: { Type: '2', Appid: 'wxapp', PagePath: '/index.html', Title: '引用', QuoteText: '引用文案' },
      JumpList: [
        { Title: '官网', Type: '1', Url: 'https://work.weixin.qq.com' },
        { Title: '小程序', Type: '2', AppId: 'wxapp', PagePath: '/index.html' },
        { Title: '没有链接' },
      ],
      CardAction: { Type: '2', AppId: 'wxapp', PagePath: '/index.html' },
      ActionMenu: {
        Desc: '更多操作',
        ActionList: [
          { Text: '接受推送', Key: 'A' },
          { Text: '不再推送', Key: 'B' },
        ],
      },
    });
  });

  it('writes a news notice', () => {
    assert.deepEqual(cardOf(newsNotice), {
      CardType: 'news_notice',
      MainTitle: { Title: '欢迎使用企业微信' },
      CardImage: { Url: 'https://example.com/card.png', AspectRatio: '2.25' },
      ImageTextArea: {
        Type: '2',
        Appid: 'wxapp',
        Title: '左图右文',
        Desc: '描述',
        ImageUrl: 'https://example.com/left.png',
      },
      VerticalContentList: [{ Title: '惊喜', Desc: '二级内容' }, { Title: '更多' }],
      CardAction: { Type: '1', Url: 'https://work.weixin.qq.com' },
    });
  });

  it('writes a button card, its menu locked and its buttons replaced', () => {
    const { title: _, ...buttonSelection } = buttonInteraction.buttonSelection!;
    const card = {
      ...buttonInteraction,
      buttonSelection: { ...buttonSelection, disable: true },
      replaceText: '已提交',
    };
    assert.deepEqual(cardOf(card), {
      CardType: 'button_interaction',
      MainTitle: { Title: '请假审批', Desc: '张三' },
      SubTitleText: '三天',
      HorizontalContentList: { KeyName: '类型', Value: '年假' },
      QuoteArea: { Title: '制度', QuoteText: '请假须知' },
      CardAction: { Type: '0' },
      ButtonSelection: {
        QuestionKey: 'level',
        SelectedId: 'b',
        Disable: 'true',
        OptionList: [
          { Id: 'a', Text: '100分' },
          { Id: 'b', Text: '101分' },
        ],
      },
      ButtonList: [
        { Text: '同意', Style: '1', Key: 'yes' },
        { Text: '拒绝', Style: '2', Key: 'no' },
        { Type: '1', Text: '详情', Url: 'https://work.weixin.qq.com' },
      ],
      ReplaceText: '已提交',
    });
  });

  it('writes a vote with its truth values as words', () => {
    const { taskId: _, ...vote } = voteInteraction;
    assert.deepEqual(cardOf({ ...vote, checkBox: { ...vote.checkBox, disable: false } }), {
      CardType: 'vote_interaction',
      Source: { Desc: '企业微信' },
      MainTitle: { Title: '午饭吃什么' },
      CheckBox: {
        QuestionKey: 'lunch',
        OptionList: [
          { Id: 'noodles', Text: '面条', IsChecked: 'true' },
          { Id: 'rice', Text: '米饭', IsChecked: 'false' },
        ],
        Disable: 'false',
        Mode: '1',
      },
      SubmitButton: { Text: '提交', Key: 'submit' },
    });
  });

  it('writes a multiple choice', () => {
    assert.deepEqual(cardOf(multipleInteraction), {
      CardType: 'multiple_interaction',
      MainTitle: { Title: '订会议室' },
      SelectList: [
        { QuestionKey: 'floor', Title: '楼层', OptionList: { Id: '1', Text: '一楼' } },
        { QuestionKey: 'room', SelectedId: 'a', OptionList: { Id: 'a', Text: 'A' } },
      ],
      SubmitButton: { Text: '提交', Key: 'submit' },
    });
  });

  it('leaves out empty lists and members that no card has', () => {
    const card = { ...newsNotice, jumpList: [], ...{ unknown: '<x/>', constructor: 'x' } };
    assert.deepEqual(cardOf(card), cardOf(newsNotice));
  });

  it('is written with a warning when something looks wrong, as its format rests on one page only', () => {
    const { cardAction: _, ...card } = newsNotice;
    const incomplete: unknown = card;
    const rendered = renderReply(reply.updateTemplateCard(incomplete as UpdateTemplateCard), header);
    assert.deepEqual(rendered.warnings, ['templateCard.cardAction is missing; WeCom may ignore the reply']);
    assert.ok('TemplateCard' in bodyOf(rendered));
  });
});
