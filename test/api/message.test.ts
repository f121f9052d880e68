import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError, RequestError } from '../../src/errors/index.js';
import type { TemplateCard } from '../../src/message/template-card/index.js';
import { SAMPLES } from '../emulator/desk.js';
import { type ApiDesk, openApiDesk } from './desk.js';
import { rejection } from './rejection.js';

/** What the receiver of the last message got. */
function last(desk: ApiDesk) {
  const message = desk.wecom.sent.at(-1);
  assert.ok(message);
  return { msgType: message.msgType, content: message.content, to: message.to, safe: message.safe };
}

/** The body of the last `message/send`. */
function lastBody(desk: ApiDesk): Record<string, unknown> {
  return desk.wecom.callsOf('message/send').at(-1)?.body as Record<string, unknown>;
}

test('every kind of message arrives as it was meant', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const { mediaId: image } = await api.media.upload('image', SAMPLES.image);
  const { mediaId: voice } = await api.media.upload('voice', SAMPLES.voice);
  const { mediaId: video } = await api.media.upload('video', SAMPLES.video);
  const { mediaId: file } = await api.media.upload('file', SAMPLES.file, { fileName: '季度报告.pdf' });

  await api.send.text('ZhangSan', '你好', { safe: 1 });
  assert.deepEqual(last(desk), { msgType: 'text', content: { content: '你好' }, to: 'ZhangSan', safe: 1 });
  await api.send.image('lisi', image);
  assert.deepEqual(last(desk).content, { media_id: image });
  await api.send.voice('lisi', voice);
  assert.deepEqual(last(desk), { msgType: 'voice', content: { media_id: voice }, to: 'lisi', safe: 0 });
  await api.send.video('lisi', { mediaId: video, title: '标题', description: '说明' });
  assert.deepEqual(last(desk).content, { media_id: video, title: '标题', description: '说明' });
  await api.send.video('lisi', video);
  assert.deepEqual(last(desk).content, { media_id: video });
  await api.send.file('lisi', file);
  assert.deepEqual(last(desk).content, { media_id: file });
  const textcard = {
    title: '领奖通知',
    description: '<div class="gray">今天</div>',
    url: 'https://a.example/',
    btnTxt: '更多',
  };
  await api.send.textcard('lisi', textcard);
  const { btnTxt, ...card } = textcard;
  assert.deepEqual(last(desk), { msgType: 'textcard', content: { ...card, btntxt: btnTxt }, to: 'lisi', safe: 0 });
  await api.send.news('lisi', [
    { title: 'One', url: 'https://a.example/', picUrl: 'https://a.example/a.png', description: 'd' },
    { title: 'Two', appId: 'wx0123', pagePath: 'pages/index' },
  ]);
  assert.deepEqual(last(desk).content, {
    articles: [
      { title: 'One', description: 'd', url: 'https://a.example/', picurl: 'https://a.example/a.png' },
      { title: 'Two', appid: 'wx0123', pagepath: 'pages/index' },
    ],
  });
  const article = { title: 'One', thumbMediaId: image, content: '<p>hi</p>', author: 'A', digest: 'D' };
  await api.send.mpnews('lisi', [{ ...article, contentSourceUrl: 'https://a.example/' }], { safe: 2 });
  assert.deepEqual(last(desk), {
    msgType: 'mpnews',
    content: {
      articles: [
        {
          title: 'One',
          thumb_media_id: image,
          author: 'A',
          content_source_url: 'https://a.example/',
          content: '<p>hi</p>',
          digest: 'D',
        },
      ],
    },
    to: 'lisi',
    safe: 2,
  });
  await api.send.markdown('lisi', '**bold**');
  assert.deepEqual(last(desk).content, { content: '**bold**' });
  await api.send.miniprogramNotice('lisi', {
    appId: 'wx0123',
    page: 'pages/index',
    title: '会议室预订成功',
    description: '4月27日 16:16',
    emphasisFirstItem: true,
    contentItem: [{ key: '会议室', value: '402' }],
  });
  assert.deepEqual(last(desk), {
    msgType: 'miniprogram_notice',
    content: {
      appid: 'wx0123',
      page: 'pages/index',
      title: '会议室预订成功',
      description: '4月27日 16:16',
      emphasis_first_item: true,
      content_item: [{ key: '会议室', value: '402' }],
    },
    to: 'lisi',
    safe: 0,
  });
});

const CARDS: readonly TemplateCard[] = [
  {
    cardType: 'text_notice',
    mainTitle: { title: '欢迎' },
    cardAction: { type: 1, url: 'https://a.example/' },
    actionMenu: { actionList: [{ text: '不再接收', key: 'stop' }] },
    taskId: 'task-1',
  },
  {
    cardType: 'news_notice',
    mainTitle: { title: '欢迎' },
    cardImage: { url: 'https://a.example/a.png', aspectRatio: 2.25 },
    cardAction: { type: 2, appId: 'wx0123', pagePath: 'pages/index' },
  },
  {
    cardType: 'button_interaction',
    mainTitle: { title: '欢迎' },
    horizontalContentList: [{ keyName: '经办人', value: '张三', type: 3, userId: 'ZhangSan' }],
    buttonList: [{ text: '好', key: 'ok', style: 1 }],
    taskId: 'task-2',
  },
  {
    cardType: 'vote_interaction',
    mainTitle: { title: '选择' },
    checkBox: { questionKey: 'q', optionList: [{ id: 'a', text: 'A', isChecked: true }] },
    submitButton: { text: '提交', key: 'submit' },
    taskId: 'task-3',
  },
  {
    cardType: 'multiple_interaction',
    mainTitle: { title: '选择' },
    selectList: [{ questionKey: 'q', optionList: [{ id: 'a', text: 'A' }] }],
    submitButton: { text: '提交', key: 'submit' },
    taskId: 'task-4',
  },
];

for (const card of CARDS) {
  test(`a ${card.cardType} card arrives, and calls back if it can`, async (t) => {
    const desk = await openApiDesk(t);
    const result = await desk.client().send.templateCard('ZhangSan', card);
    const { msgType, content } = last(desk);
    assert.equal(msgType, 'template_card');
    assert.equal((content as Record<string, unknown>).card_type, card.cardType);
    assert.equal(result.responseCode !== undefined, card.cardType !== 'news_notice');
  });
}

test('a card changes once for each response code', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const [, , buttons] = CARDS;
  assert.ok(buttons);
  const { msgId, responseCode } = await api.send.templateCard(['ZhangSan', 'lisi'], buttons);
  assert.ok(responseCode);
  const update = { userIds: ['ZhangSan'], responseCode, button: { replaceName: '已处理' } };
  assert.deepEqual(await api.message.updateTemplateCard(update), { invalidUser: [] });
  const error = await rejection(api.message.updateTemplateCard(update), ApiError);
  assert.equal(error.code, 'invalid_response_code');
  assert.equal(error.errCode, 60140);
  const clicked = desk.wecom.issueResponseCode(msgId);
  const replaced = await api.message.updateTemplateCard({
    userIds: ['lisi', 'nobody'],
    responseCode: clicked,
    enableIdTrans: 1,
    templateCard: {
      cardType: 'text_notice',
      mainTitle: { title: '已处理' },
      cardAction: { type: 1, url: 'https://a.example/' },
    },
  });
  assert.deepEqual(replaced, { invalidUser: ['nobody'] });
  assert.equal(desk.warnings().length, 1);
});

test('a message is taken back within 24 hours', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const [result] = await api.send.text('lisi', 'Oops');
  await api.message.recall(result!.msgId);
  assert.notEqual(desk.wecom.sent[0]?.recalledAt, undefined);
  const [late] = await api.send.text('lisi', 'Oops again');
  await desk.clock.advance(25 * 3_600_000);
  await assert.rejects(api.message.recall(late!.msgId), { code: 'msg_id_expired', errCode: 42052 });
});

test('those who cannot get a message are returned and told in one warning', async (t) => {
  const desk = await openApiDesk(t);
  desk.wecom.addUser({ userId: 'WangWu', licensed: false });
  const [result] = await desk
    .client()
    .send.text({ toUser: ['ZhangSan', 'Nobody', 'WangWu'], toParty: [1, 99], toTag: '7' }, 'Hello');
  assert.deepEqual(
    { ...result, msgId: '' },
    { msgId: '', invalidUser: ['nobody'], invalidParty: ['99'], invalidTag: ['7'], unlicensedUser: ['wangwu'] },
  );
  assert.equal(desk.warnings().length, 1);
  assert.deepEqual(desk.warnings()[0]?.invalidUser, ['nobody']);
});

test('when nobody can get it, it is an error that says who', async (t) => {
  const desk = await openApiDesk(t);
  const error = await rejection(desk.client().send.text(['Nobody', 'NoOne'], 'Hello'), ApiError);
  assert.equal(error.code, 'all_receivers_invalid');
  assert.equal(error.answer.invalidUser, 'nobody|noone');
});

test('receivers are held against the limits before anything is sent', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const many = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
  for (const [to, argument, errCode] of [
    [[], 'toUser', undefined],
    ['', 'toUser', undefined],
    [{ toParty: [] }, 'toUser', undefined],
    ['ZhangSan|lisi', 'toUser', undefined],
    [['ZhangSan|lisi'], 'toUser', undefined],
    [['ZhangSan', '@all'], 'toUser', undefined],
    [many(1001), 'toUser', 40032],
    [{ toParty: many(101) }, 'toParty', 82002],
    [{ toTag: many(101) }, 'toTag', 82003],
  ] as const) {
    const error = await rejection(api.send.text(to, 'Hello'), RequestError);
    assert.equal(error.argument, argument);
    assert.equal(error.errCode, errCode);
  }
  assert.deepEqual(desk.wecom.calls, []);
});

test('receivers may be one, several, all, and departments and tags by number', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  await api.send.text(['ZhangSan', 'lisi', 'lisi'], '1');
  assert.equal(lastBody(desk).touser, 'ZhangSan|lisi');
  await api.send.text('@all', '2');
  assert.equal(lastBody(desk).touser, '@all');
  await api.send.text({ toUser: 'lisi', toParty: 1 }, '3', { enableIdTrans: 1, enableDuplicateCheck: 1 });
  const { agentid, enable_duplicate_check, enable_id_trans, toparty, touser } = lastBody(desk);
  assert.deepEqual(
    { agentid, enable_duplicate_check, enable_id_trans, toparty, touser },
    { agentid: desk.app.agentId, enable_duplicate_check: 1, enable_id_trans: 1, toparty: '1', touser: 'lisi' },
  );
});

test('the whole request may be spelt out, and a text that will be cut is warned of', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const result = await api.message.send({
    toUser: ['ZhangSan'],
    msgType: 'text',
    text: { content: 'y'.repeat(3000) },
    enableDuplicateCheck: 1,
    duplicateCheckInterval: 60,
  });
  assert.ok(result.msgId);
  assert.equal(lastBody(desk).duplicate_check_interval, 60);
  assert.match(String(desk.warnings()[0]?.message), /will be cut off/);
});
