import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import type { ConversationEntry } from '../../src/emulator/index.js';
import { reply } from '../../src/index.js';
import { sampleCards } from './cards.js';
import { Desk, openDesk, SAMPLES } from './desk.js';
import { openStage } from './stage.js';

const deskOf = ({ wecom, emulated }: Awaited<ReturnType<typeof openStage>>): Desk =>
  new Desk(wecom, new ManualClock(), emulated);

test('passive and active messages land in one conversation', async (t) => {
  const stage = await openStage(t);
  const { wecom, app } = stage;
  app.onText(() => 'passive');
  const desk = deskOf(stage);
  const user = wecom.user('ZhangSan');
  await user.sendText('hi');
  const sent = await desk.post('message/send', {
    touser: 'zhangsan',
    msgtype: 'text',
    agentid: 1000002,
    safe: 1,
    text: { content: 'active' },
  });
  assert.deepEqual(
    user.conversation().map(({ road, content }) => [road, content.content]),
    [
      ['sent', 'hi'],
      ['passive', 'passive'],
      ['active', 'active'],
    ],
  );
  const last = user.conversation().at(-1);
  assert.equal(last?.msgId, sent.msgid);
  assert.equal(last?.isSafe, true);
  await desk.post('message/recall', { msgid: sent.msgid });
  assert.equal(user.conversation().at(-1)?.isRecalled, true);
  const call = wecom.exchanges.at(-1);
  assert.ok(call?.kind === 'api' && call.title === 'message/recall' && call.errCode === 0 && call.agentId === 1000002);
});

test('what is dropped is not seen, what is cut is marked, media say where they are', async (t) => {
  const desk = await openDesk(t, { limits: { memberPerMinute: 3 } });
  const { wecom, app } = desk;
  const send = (body: object) => desk.post('message/send', { touser: 'lisi', agentid: app.agentId, ...body });
  await send({ msgtype: 'text', text: { content: '你'.repeat(683) } });
  await send({ msgtype: 'image', image: { media_id: await desk.mediaId('image') } });
  const thumb = await desk.mediaId('image');
  await send({ msgtype: 'mpnews', mpnews: { articles: [{ title: 'a', thumb_media_id: thumb, content: 'b' }] } });
  await send({ msgtype: 'text', text: { content: 'too many' } });
  const [cut, image, news, ...more] = wecom.user('lisi').conversation() as [ConversationEntry, ...ConversationEntry[]];
  assert.equal(cut.isCut, true);
  assert.equal(image?.content.url, `/_emulator/media/${image?.content.media_id}`);
  assert.equal(image?.content.file_name, 'a.png');
  assert.deepEqual(news?.content.articles, [
    { title: 'a', thumb_media_id: thumb, content: 'b', thumb_url: `/_emulator/media/${thumb}` },
  ]);
  assert.deepEqual(more, []);
});

test('groups: one entry for all members; robots write to groups too', async (t) => {
  const desk = await openDesk(t);
  const { wecom, app } = desk;
  await desk.post('appchat/create', { name: '小组', userlist: ['ZhangSan', 'lisi'], chatid: 'team' });
  const waiting = wecom.expectReply('hello', { user: 'lisi', from: app });
  await desk.post('appchat/send', { chatid: 'team', msgtype: 'text', text: { content: 'hello' } });
  await desk.post('appchat/send', { chatid: 'team', msgtype: 'text', text: { content: 'hello' } });
  assert.equal((await waiting).sender, app.name);
  await assert.rejects(wecom.expectReply('hello', { user: 'wangwu', within: 1 }));
  const robot = wecom.addRobot({ name: 'Bot', chatId: 'team' });
  const own = wecom.robot('own-key');
  assert.equal(wecom.robot('own-key'), own);
  const image = { base64: SAMPLES.image.toString('base64'), md5: 'wrong' };
  image.md5 = (await import('node:crypto')).createHash('md5').update(SAMPLES.image).digest('hex');
  const post = (url: string, body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
  await post(robot.webhookUrl, { msgtype: 'markdown', markdown: { content: '**hi**' } });
  await post(own.webhookUrl, { msgtype: 'image', image });
  assert.deepEqual(
    wecom.conversations.map(({ id, entries }) => [id, entries.map(({ sender, msgType }) => `${sender} ${msgType}`)]),
    [
      ['group:team', ['App 1000002 text', 'App 1000002 text', 'Bot markdown']],
      ['group:Robot 2', ['Robot 2 image']],
    ],
  );
  const picture = wecom.conversations[1]?.entries[0]?.content;
  assert.deepEqual(wecom.media.get(String(picture?.media_id))?.bytes, SAMPLES.image);
});

test('a welcome message has no conversation', async (t) => {
  const { wecom, ...desk } = await openDesk(t);
  wecom.addExternalContact({ externalUserId: 'wm1', name: '客户', followUser: ['lisi'] });
  const code = wecom.issueWelcomeCode('lisi', 'wm1');
  const open = new Desk(wecom, desk.clock, desk.app);
  const answer = await open.post('externalcontact/send_welcome_msg', { welcome_code: code, text: { content: 'hi' } });
  assert.equal(answer.errcode, 0);
  assert.deepEqual(wecom.conversations, []);
});

test('a click on a button greys it out by the passive reply, for the one who clicked', async (t) => {
  const stage = await openStage(t);
  const { wecom, app } = stage;
  const clicks: unknown[] = [];
  app.onEvent('template_card_event', ({ eventKey, taskId, cardType, selectedItems, responseCode }) => {
    clicks.push({ eventKey, taskId, cardType, selectedItems, hasCode: responseCode !== '' });
    return reply.updateButton('已同意');
  });
  const desk = deskOf(stage);
  wecom.user('lisi');
  const card = { msgtype: 'template_card', agentid: 1000002, template_card: sampleCards.button };
  const { msgid } = await desk.post('message/send', { touser: 'ZhangSan|lisi', ...card });
  const received = await wecom.expectReply('请假审批', { user: 'ZhangSan' });
  assert.deepEqual(received.card, { isDone: false });
  const exchange = await wecom.user('ZhangSan').clickCard(received, 'agree');
  assert.match(exchange.warnings.join(), /pages disagree on whether WeCom takes this reply/);
  assert.deepEqual(clicks, [
    {
      eventKey: 'agree',
      taskId: 'task_button',
      cardType: 'button_interaction',
      selectedItems: [{ questionKey: 'days', optionIds: ['d1'] }],
      hasCode: true,
    },
  ]);
  const cardOf = (userId: string) =>
    wecom
      .user(userId)
      .conversation()
      .find(({ msgId }) => msgId === msgid);
  assert.deepEqual(cardOf('ZhangSan')?.card, { isDone: true, replaceText: '已同意' });
  assert.deepEqual(cardOf('lisi')?.card, { isDone: false });
  await assert.rejects(wecom.user('ZhangSan').clickCard(received, 'agree'), { message: /greyed out \(已同意\)/ });
  await wecom.user('lisi').clickCard(msgid, 'agree', { days: ['d2'] });
  assert.deepEqual((clicks[1] as { selectedItems: unknown }).selectedItems, [
    { questionKey: 'days', optionIds: ['d2'] },
  ]);
});

test('a whole card in the place of another, by reply and by the server API', async (t) => {
  const stage = await openStage(t);
  const { wecom, app } = stage;
  app.onEvent('template_card_event', () =>
    reply.updateTemplateCard({
      cardType: 'text_notice',
      mainTitle: { title: '投票结束' },
      cardAction: { type: 1, url: 'https://work.weixin.qq.com' },
      quoteArea: { type: 2, appId: 'wx1', title: 'q' },
      horizontalContentList: [{ keyName: 'a', value: 'b' }],
      actionMenu: { desc: 'd', actionList: [{ text: '再来', key: 'again' }] },
    }),
  );
  const menuCodes: string[] = [];
  app.onEvent('template_card_menu_event', ({ responseCode, eventKey }) => {
    menuCodes.push(responseCode);
    return `menu ${eventKey}`;
  });
  const desk = deskOf(stage);
  const user = wecom.user('ZhangSan');
  await desk.post('message/send', {
    touser: 'ZhangSan',
    msgtype: 'template_card',
    agentid: 1000002,
    template_card: sampleCards.vote,
  });
  const vote = await wecom.expectReply('投票');
  await user.clickCard(vote, 'submit', { lunch: ['rice', 'noodles'] });
  const changed = user.conversation()[0];
  assert.deepEqual(changed?.content, {
    card_type: 'text_notice',
    main_title: { title: '投票结束' },
    card_action: { type: 1, url: 'https://work.weixin.qq.com' },
    quote_area: { type: 2, appid: 'wx1', title: 'q' },
    horizontal_content_list: [{ keyname: 'a', value: 'b' }],
    action_menu: { desc: 'd', action_list: [{ text: '再来', key: 'again' }] },
    task_id: 'task_vote',
  });
  await user.clickCard(vote.id, 'again');
  await wecom.expectReply('menu again');
  const update = { ...sampleCards.button, replace_text: '完' };
  const answer = await desk.post('message/update_template_card', {
    userids: ['ZhangSan'],
    agentid: 1000002,
    response_code: menuCodes[0] ?? '',
    template_card: update,
  });
  assert.equal(answer.errcode, 0, answer.errmsg);
  const final = user.conversation()[0];
  assert.deepEqual(final?.card, { isDone: true, replaceText: '完' });
  assert.equal(final?.content.task_id, 'task_vote');
});

test('what cannot be clicked', async (t) => {
  const stage = await openStage(t);
  const { wecom } = stage;
  const desk = deskOf(stage);
  const send = async (card: object) =>
    (
      await desk.post('message/send', {
        touser: 'ZhangSan',
        msgtype: 'template_card',
        agentid: 1000002,
        template_card: { ...card },
      })
    ).msgid;
  const user = wecom.user('ZhangSan');
  const multi = await send(sampleCards.multi);
  const unknown = { code: 'unknown_reference' };
  await assert.rejects(user.clickCard(multi, 'nope'), {
    ...unknown,
    message: 'The card has no key "nope"; it has "submit".',
  });
  await assert.rejects(user.clickCard(multi, 'submit', { x: [] }), { ...unknown, message: /no question "x"/ });
  await assert.rejects(user.clickCard(multi, 'submit', { q1: ['z'] }), {
    ...unknown,
    message: /"q1" has no option "z"/,
  });
  await assert.rejects(user.clickCard('gone', 'submit'), { ...unknown, message: /no message with the id gone/ });
  await assert.rejects(wecom.user('lisi').clickCard(multi, 'submit'), unknown);
  const exchange = await user.clickCard(multi, 'submit');
  assert.match(exchange.request.xml, /<QuestionKey><!\[CDATA\[q1\]\].*\n.*\n\s*<OptionId><!\[CDATA\[b\]\]/);
  assert.match(exchange.request.xml, /<QuestionKey><!\[CDATA\[q2\]\].*\n.*\n\s*<OptionId><!\[CDATA\[c\]\]/);
  await desk.post('message/recall', { msgid: multi });
  await assert.rejects(user.clickCard(multi, 'submit'), { message: /taken back/ });
  await desk.post('message/send', { touser: 'ZhangSan', msgtype: 'text', agentid: 1000002, text: { content: 'x' } });
  const text = await wecom.expectReply('x');
  await assert.rejects(user.clickCard(text, 'submit'), { code: 'invalid_argument', message: /no template card/ });
  await user.sendText('mine');
  const own = user.conversation().find(({ content }) => content.content === 'mine');
  await assert.rejects(user.clickCard(own?.id ?? '', 'submit'), unknown);
});

test('an update of a card that nobody clicked changes nothing', async (t) => {
  const { wecom, app } = await openStage(t);
  app.onEvent('template_card_event', () => reply.updateButton('x'));
  const exchange = await wecom.user('ZhangSan').event('template_card_event');
  assert.equal(exchange.answer?.kind, 'reply');
  assert.match(exchange.warnings.join(), /there is no card to update/);
});

test('a file stays in the conversation', async (t) => {
  const { wecom } = await openStage(t);
  const { mediaId } = wecom.addMedia({ type: 'file', bytes: SAMPLES.file, fileName: 'a.pdf' });
  const exchange = await wecom.user('ZhangSan').sendFile(mediaId);
  assert.deepEqual(exchange.tries, []);
  assert.match(exchange.warnings.join(), /WeCom documents no callback for it/);
  assert.equal(wecom.user('ZhangSan').conversation()[0]?.content.file_name, 'a.pdf');
});
