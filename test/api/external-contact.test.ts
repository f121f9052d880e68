import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLES } from '../emulator/desk.js';
import { openApiDesk } from './desk.js';

test('contacts are listed and read', async (t) => {
  const desk = await openApiDesk(t);
  const { externalUserId } = desk.wecom.addExternalContact({
    name: '李四的客户',
    type: 2,
    gender: 1,
    corpName: '示例',
    position: '经理',
    followUser: [{ userId: 'lisi', remark: '老王', personalTags: ['重要'], addWay: 16, state: 's1' }, 'ZhangSan'],
  });
  const api = desk.client();
  assert.deepEqual([...(await api.externalContact.getFollowUserList())].toSorted(), ['ZhangSan', 'lisi']);
  assert.deepEqual(await api.externalContact.list('lisi'), [externalUserId]);
  desk.wecom.addUser({ userId: 'WangWu' });
  assert.deepEqual(await api.externalContact.list('WangWu'), []);
  const { externalContact, followUser } = await api.externalContact.get(externalUserId);
  assert.deepEqual(
    [externalContact.externalUserId, externalContact.type, externalContact.gender, externalContact.corpName],
    [externalUserId, 2, 1, '示例'],
  );
  const follower = followUser.find(({ userId }) => userId === 'lisi');
  assert.deepEqual([follower?.remark, follower?.addWay, follower?.state], ['老王', 16, 's1']);
  assert.equal(follower?.createTime, desk.clock.now() / 1000);
  assert.deepEqual(
    follower?.tags.map(({ tagName, type }) => [tagName, type]),
    [['重要', 2]],
  );
  await assert.rejects(api.externalContact.get('nobody'), { name: 'ApiError' });
  await assert.rejects(desk.client().externalContact.list('nobody'), { name: 'ApiError' });
});

test('more than 500 followers come by several calls, as one contact', async (t) => {
  const desk = await openApiDesk(t);
  const followers = Array.from({ length: 1100 }, (_, index) => `user${index}`);
  for (const userId of followers) desk.wecom.addUser({ userId });
  const { externalUserId } = desk.wecom.addExternalContact({ name: '客户', followUser: followers });
  const { externalContact, followUser } = await desk.client().externalContact.get(externalUserId);
  assert.equal(externalContact.name, '客户');
  assert.equal(new Set(followUser.map(({ userId }) => userId)).size, 1100);
  assert.equal(desk.wecom.callsOf('externalcontact/get').length, 3);
});

test('contacts of several members come page by page', async (t) => {
  const desk = await openApiDesk(t);
  for (let index = 0; index < 7; index += 1) {
    desk.wecom.addExternalContact({ name: `客户${index}`, followUser: [index % 2 ? 'lisi' : 'ZhangSan'] });
  }
  const api = desk.client();
  const names: string[] = [];
  for await (const contact of api.externalContact.batchGetByUser(['lisi', 'ZhangSan'], { limit: 3 })) {
    names.push(contact.externalContact.name);
    assert.ok(Array.isArray(contact.followInfo.tagId));
  }
  assert.equal(new Set(names).size, 7);
  assert.equal(desk.wecom.callsOf('externalcontact/batch/get_by_user').length, 3);
});

test('members without a licence are told of', async (t) => {
  const desk = await openApiDesk(t);
  const answer = { errcode: 0, external_contact_list: [], fail_info: { unlicensed_userid_list: ['lisi'] } };
  desk.wecom.faults.answerNext('externalcontact/batch/get_by_user', { body: JSON.stringify(answer) });
  const pages = desk.client().externalContact.batchGetByUser(['lisi']).pages();
  const { value } = await pages.next();
  assert.deepEqual(value?.unlicensedUserIdList, ['lisi']);
  assert.deepEqual(desk.warnings()[0]?.unlicensedUserIdList, ['lisi']);
});

test('remarks are changed', async (t) => {
  const desk = await openApiDesk(t);
  const { externalUserId } = desk.wecom.addExternalContact({ name: '客户', followUser: ['lisi'] });
  const api = desk.client();
  await api.externalContact.remark({
    userId: 'lisi',
    externalUserId,
    remark: '老王',
    description: '重要客户',
    remarkCompany: '示例',
    remarkMobiles: ['13800000000'],
  });
  const { followUser } = await api.externalContact.get(externalUserId);
  const [follower] = followUser;
  assert.deepEqual(
    [follower?.remark, follower?.description, follower?.remarkMobiles],
    ['老王', '重要客户', ['13800000000']],
  );
});

test('corp tags are made, changed, put on contacts and deleted', async (t) => {
  const desk = await openApiDesk(t);
  const { externalUserId } = desk.wecom.addExternalContact({ name: '客户', followUser: ['lisi'] });
  const { corpTag, ...contacts } = desk.client().externalContact;
  const group = await corpTag.add({ groupName: '等级', order: 1, tag: [{ name: '金牌', order: 2 }, { name: '银牌' }] });
  assert.equal(group.groupName, '等级');
  const [gold, silver] = group.tag;
  assert.ok(gold && silver);
  await corpTag.edit({ id: gold.id, name: '白金', order: 5 });
  const [listed] = await corpTag.list({ tagId: [gold.id] });
  assert.equal(listed?.tag.find(({ id }) => id === gold.id)?.name, '白金');
  assert.equal((await corpTag.list()).length, 1);
  const mark = { userId: 'lisi', externalUserId };
  await corpTag.mark({ ...mark, addTag: [gold.id, silver.id] });
  await corpTag.mark({ ...mark, removeTag: [silver.id] });
  const { followUser } = await desk.client().externalContact.get(externalUserId);
  assert.deepEqual(
    followUser[0]?.tags.map(({ tagName, tagId, groupName, type }) => ({ tagName, tagId, groupName, type })),
    [{ tagName: '白金', tagId: gold.id, groupName: '等级', type: 1 }],
  );
  await assert.rejects(corpTag.mark({ ...mark, externalUserId: 'wmNobody', addTag: [gold.id] }), { name: 'ApiError' });
  await corpTag.delete({ groupId: [group.groupId] });
  assert.deepEqual(await corpTag.list(), []);
  assert.ok(contacts);
});

test('group chats are listed and read', async (t) => {
  const desk = await openApiDesk(t);
  for (let index = 0; index < 5; index += 1) {
    desk.wecom.addGroupChat({ chatId: `wr${index}`, name: `群${index}`, owner: index < 4 ? 'lisi' : 'ZhangSan' });
  }
  desk.wecom.addGroupChat({
    chatId: 'wrBig',
    owner: 'lisi',
    notice: '公告',
    status: 1,
    memberList: [
      { userId: 'lisi', name: '李四' },
      { userId: 'wmA', type: 2, joinScene: 3, invitor: 'lisi', groupNickname: 'A' },
    ],
    adminList: ['lisi'],
  });
  const { groupChat } = desk.client().externalContact;
  const all = await groupChat.list({ limit: 2 }).toArray();
  assert.equal(new Set(all.map(({ chatId }) => chatId)).size, 6);
  assert.equal(desk.wecom.callsOf('externalcontact/groupchat/list').length, 3);
  const filtered = await groupChat.list({ ownerFilter: { userIdList: ['ZhangSan'] } }).toArray();
  assert.deepEqual(filtered, [{ chatId: 'wr4', status: 0 }]);
  assert.deepEqual(await groupChat.list({ statusFilter: 1 }).toArray(), [{ chatId: 'wrBig', status: 1 }]);
  const chat = await groupChat.get('wrBig', { needName: 1 });
  assert.deepEqual([chat.owner, chat.notice, chat.adminList], ['lisi', '公告', [{ userId: 'lisi' }]]);
  assert.deepEqual(
    chat.memberList.map(({ userId, type, joinScene, invitor, name }) => ({ userId, type, joinScene, invitor, name })),
    [
      { userId: 'lisi', type: 1, joinScene: 1, invitor: undefined, name: '李四' },
      { userId: 'wmA', type: 2, joinScene: 3, invitor: { userId: 'lisi' }, name: 'wmA' },
    ],
  );
});

test('a new contact is welcomed once, with everything that can be attached', async (t) => {
  const desk = await openApiDesk(t);
  const { externalUserId } = desk.wecom.addExternalContact({ name: '客户', followUser: ['lisi'] });
  const api = desk.client();
  const { mediaId } = await api.media.upload('image', SAMPLES.image);
  const { mediaId: video } = await api.media.upload('video', SAMPLES.video);
  const { mediaId: file } = await api.media.upload('file', SAMPLES.file, { fileName: 'a.pdf' });
  const welcomeCode = desk.wecom.issueWelcomeCode('lisi', externalUserId);
  const url = 'https://a.example/';
  const message = {
    welcomeCode,
    text: '你好',
    attachments: [
      { msgType: 'image', image: { mediaId } },
      { msgType: 'link', link: { title: 'T', picUrl: `${url}a.png`, desc: 'D', url } },
      { msgType: 'miniprogram', miniprogram: { title: 'T', picMediaId: mediaId, appId: 'wx0', page: 'p' } },
      { msgType: 'video', video: { mediaId: video } },
      { msgType: 'file', file: { mediaId: file } },
    ],
  } as const;
  await api.externalContact.sendWelcomeMsg(message);
  const received = desk.wecom.sent.filter(({ channel }) => channel === 'welcome');
  assert.deepEqual(
    received.map(({ msgType }) => msgType),
    ['text', 'image', 'link', 'miniprogram', 'video', 'file'],
  );
  assert.deepEqual(received[2]?.content, { title: 'T', picurl: `${url}a.png`, desc: 'D', url });
  assert.ok(received.every(({ to }) => to === externalUserId));
  await assert.rejects(api.externalContact.sendWelcomeMsg(message), { name: 'ApiError' });
  const late = desk.wecom.issueWelcomeCode('lisi', externalUserId);
  await desk.clock.advance(20_001);
  const expired = api.externalContact.sendWelcomeMsg({ welcomeCode: late, text: '你好' });
  await assert.rejects(expired, { code: 'invalid_welcome_code', errCode: 41050 });
});

test('mass messages are prepared for one by one and for groups', async (t) => {
  const desk = await openApiDesk(t);
  const { externalUserId } = desk.wecom.addExternalContact({ name: '客户', followUser: ['lisi'] });
  desk.wecom.addGroupChat({ chatId: 'wrA', owner: 'lisi' });
  const api = desk.client();
  const single = await api.externalContact.addMsgTemplate({
    externalUserId: [externalUserId, 'wmNobody'],
    sender: 'lisi',
    text: '你好',
  });
  assert.deepEqual(single.failList, ['wmNobody']);
  assert.ok(single.msgId);
  assert.deepEqual(desk.warnings()[0]?.failList, ['wmNobody']);
  const link = { msgType: 'link', link: { title: 'T', url: 'https://a.example/' } } as const;
  await api.externalContact.addMsgTemplate({
    chatType: 'group',
    sender: 'lisi',
    chatIdList: ['wrA'],
    allowSelect: true,
    attachments: [link],
  });
  assert.equal(desk.wecom.massTasks.length, 2);
  await api.call('externalcontact/add_msg_template', { json: {} }).catch(() => {});
  const bodies = desk.wecom.callsOf('externalcontact/add_msg_template').map(({ body }) => body);
  assert.deepEqual(bodies.slice(0, 2), [
    { sender: 'lisi', external_userid: [externalUserId, 'wmNobody'], text: { content: '你好' } },
    {
      chat_type: 'group',
      sender: 'lisi',
      chat_id_list: ['wrA'],
      allow_select: true,
      attachments: [{ msgtype: 'link', link: { title: 'T', url: 'https://a.example/' } }],
    },
  ]);
});

test('a mass message can go by tags', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const filter = { groupList: [{ tagList: ['A', 'B'] }, { tagList: ['C'] }] };
  await api.externalContact.addMsgTemplate({ chatType: 'single', tagFilter: filter, text: 'Hi' }).catch(() => {});
  assert.deepEqual(desk.wecom.callsOf('externalcontact/add_msg_template')[0]?.body, {
    chat_type: 'single',
    tag_filter: { group_list: [{ tag_list: ['A', 'B'] }, { tag_list: ['C'] }] },
    text: { content: 'Hi' },
  });
});
