import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../src/emulator/index.js';
import { type Answer, text } from './desk.js';
import { codes, openShop } from './shop.js';

const SECONDS = Date.UTC(2026, 0, 1) / 1000;

test('who has customers, and which', async (t) => {
  const { desk } = await openShop(t);
  assert.deepEqual((await desk.get('externalcontact/get_follow_user_list')).follow_user, ['ZhangSan', 'lisi']);
  assert.deepEqual((await desk.get('externalcontact/list', { userid: 'zhangsan' })).external_userid, ['wm1', 'wo2']);
  desk.wecom.addUser({ userId: 'sunqi' });
  const none = await desk.get('externalcontact/list', { userid: 'sunqi' });
  assert.deepEqual([none.errcode, none.external_userid], [84061, []]);
  assert.match(none.errmsg, /^not external contact, hint/);
  assert.equal((await desk.get('externalcontact/list', { userid: 'nobody' })).errcode, 60111);
  assert.equal((await desk.get('externalcontact/list', { userid: 'wangwu' })).errcode, 701008);
  assert.equal((await desk.get('externalcontact/list')).errcode, 41009);
  const barred = desk.wecom.createApp({ customerContact: false });
  assert.equal((await desk.get('externalcontact/list', { userid: 'lisi' }, barred.secret)).errcode, 48002);
});

test('a customer with tags by name, in a batch by id', async (t) => {
  const { desk, vip } = await openShop(t);
  const one = await desk.get('externalcontact/get', { external_userid: 'wm1' });
  assert.deepEqual(one.external_contact, {
    external_userid: 'wm1',
    name: '客户甲',
    avatar: '',
    type: 1,
    gender: 2,
    unionid: 'u1',
  });
  const common = {
    userid: 'ZhangSan',
    remark: '',
    description: '',
    createtime: SECONDS,
    remark_mobiles: [],
    oper_userid: 'ZhangSan',
    add_way: 1,
    state: 's',
  };
  assert.deepEqual(one.follow_user[0], {
    ...common,
    tags: [
      { group_name: '等级', tag_name: 'VIP', tag_id: vip, type: 1 },
      { group_name: '', tag_name: '老乡', type: 2 },
    ],
  });
  assert.equal('next_cursor' in one, false);
  const batch = await desk.post('externalcontact/batch/get_by_user', { userid_list: ['ZhangSan', 'wangwu'], limit: 1 });
  assert.deepEqual(batch.external_contact_list[0].follow_info, { ...common, tag_id: [vip] });
  assert.deepEqual(batch.fail_info, { unlicensed_userid_list: ['wangwu'] });
  const rest = await desk.post('externalcontact/batch/get_by_user', {
    userid_list: ['ZhangSan'],
    cursor: batch.next_cursor,
  });
  assert.deepEqual([rest.external_contact_list[0].external_contact.corp_name, rest.next_cursor], ['腾讯', '']);
});

test('many followers come in pages', async (t) => {
  const { desk } = await openShop(t);
  const followers = Array.from({ length: 501 }, (_, i) => desk.wecom.addUser({ userId: `u${i}` }).userId);
  const { externalUserId } = desk.wecom.addExternalContact({ name: '名人', followUser: followers });
  assert.match(externalUserId, /^wm/);
  const first = await desk.get('externalcontact/get', { external_userid: externalUserId });
  assert.equal(first.follow_user.length, 500);
  const query = { external_userid: externalUserId, cursor: first.next_cursor };
  const second = await desk.get('externalcontact/get', query);
  assert.deepEqual([second.follow_user.length, 'next_cursor' in second], [1, false]);
});

test('what the reads refuse', async (t) => {
  const { desk } = await openShop(t);
  const unknown = await desk.get('externalcontact/get', { external_userid: 'unknown' });
  assert.deepEqual([unknown.errcode, unknown.follow_user], [40096, []]);
  const narrow = desk.wecom.createApp({ visibleUsers: ['wangwu'] });
  assert.equal((await desk.get('externalcontact/get', { external_userid: 'wm1' }, narrow.secret)).errcode, 84061);
  await codes(desk, [
    ['batch/get_by_user', {}, 41009],
    ['batch/get_by_user', { userid_list: ['nobody'] }, 60111],
    ['batch/get_by_user', { userid_list: Array.from({ length: 101 }, () => 'lisi') }, 40032],
    ['batch/get_by_user', { userid_list: ['lisi'], cursor: '!' }, 50100],
    ['batch/get_by_user', { userid_list: ['lisi'], limit: 0 }, 40058],
    ['batch/get_by_user', { userid_list: ['lisi'], limit: 1000 }, 0],
  ]);
});

test('remarks', async (t) => {
  const { desk } = await openShop(t);
  const tie = { userid: 'zhangsan', external_userid: 'wm1' };
  const picture = await desk.mediaId('image');
  await codes(desk, [
    [
      'remark',
      { ...tie, remark: '张总', remark_mobiles: ['138', '139'], remark_company: '腾讯', remark_pic_mediaid: picture },
      0,
    ],
    ['remark', { ...tie, description: '老客户' }, 0],
    ['remark', { userid: 'ZhangSan', external_userid: 'wo2', remark_company: '不算' }, 0],
    ['remark', { userid: 'lisi', external_userid: 'wm1', remark_mobiles: [''] }, 0],
    ['remark', tie, 40063],
    ['remark', { ...tie, remark: text(21) }, 40058],
    ['remark', { ...tie, description: text(151) }, 40058],
    ['remark', { ...tie, remark_pic_mediaid: 'unknown' }, 40007],
    ['remark', { external_userid: 'wm1', remark: 'x' }, 41009],
    ['remark', { userid: 'lisi', remark: 'x' }, 40096],
    ['remark', { userid: 'lisi', external_userid: 'unknown', remark: 'x' }, 40096],
    ['remark', { userid: 'lisi', external_userid: 'wo2', remark: 'x' }, 84061],
  ]);
  const follow = async (id: string, i: number) =>
    (await desk.get('externalcontact/get', { external_userid: id })).follow_user[i];
  const { remark, description, remark_mobiles, remark_corp_name } = await follow('wm1', 0);
  assert.deepEqual([remark, description, remark_mobiles, remark_corp_name], ['张总', '老客户', ['138', '139'], '腾讯']);
  assert.deepEqual((await follow('wm1', 1)).remark_mobiles, []);
  assert.equal((await follow('wo2', 0)).remark_corp_name, undefined);
});

test('corp tags', async (t) => {
  const { desk, vip, plain, groupId } = await openShop(t);
  const list = (body: JsonObject) => desk.post('externalcontact/get_corp_tag_list', body);
  const added = await desk.post('externalcontact/add_corp_tag', {
    group_name: '来源',
    order: 3,
    tag: [{ name: '展会', order: 1 }, { name: '展会' }],
  });
  const { group_id, tag } = added.tag_group;
  assert.deepEqual(added.tag_group, {
    group_id,
    group_name: '来源',
    create_time: SECONDS,
    order: 3,
    tag: [{ id: tag[0].id, name: '展会', create_time: SECONDS, order: 1 }],
  });
  const names = (answer: Answer) =>
    answer.tag_group.map((group: Answer) => [group.group_name, group.tag.map((each: Answer) => each.name)]);
  assert.deepEqual(names(await list({})), [
    ['等级', ['VIP', '普通']],
    ['来源', ['展会']],
  ]);
  assert.deepEqual(names(await list({ tag_id: [plain] })), [['等级', ['普通']]]);
  assert.deepEqual(names(await list({ tag_id: [plain], group_id: [group_id] })), [['来源', ['展会']]]);
  await codes(desk, [
    ['add_corp_tag', { group_id, tag: [{ name: '网站' }] }, 0],
    ['edit_corp_tag', { id: tag[0].id, name: '展览', order: 9 }, 0],
    ['edit_corp_tag', { id: tag[0].id, name: '展览' }, 0],
    ['edit_corp_tag', { id: tag[0].id, name: '网站' }, 40071],
    ['edit_corp_tag', { id: group_id, name: '渠道' }, 0],
    ['edit_corp_tag', { id: group_id, name: '等级' }, 40071],
    ['edit_corp_tag', { id: vip, name: 'x' }, 60011],
    ['edit_corp_tag', { id: 'unknown' }, 40068],
    ['add_corp_tag', { group_id: 'unknown', tag: [{ name: 'x' }] }, 40068],
    ['add_corp_tag', { group_id: groupId, tag: [{ name: 'x' }] }, 60011],
    ['add_corp_tag', { group_name: 'x' }, 40063],
    ['add_corp_tag', { group_name: 'x', tag: [{ name: text(31) }] }, 40058],
    ['del_corp_tag', {}, 40063],
    ['del_corp_tag', { tag_id: ['unknown'] }, 40068],
    ['del_corp_tag', { group_id: [groupId] }, 60011],
  ]);
  assert.deepEqual(names(await list({ group_id: [group_id] })), [['渠道', ['展览', '网站']]]);
  const [first, second] = (await list({ group_id: [group_id] })).tag_group[0].tag;
  await codes(desk, [['del_corp_tag', { tag_id: [first.id, second.id] }, 0]]);
  assert.deepEqual(names(await list({})), [['等级', ['VIP', '普通']]]);
  const again = await desk.post('externalcontact/add_corp_tag', { group_name: '来源', tag: [{ name: 'x' }] });
  await codes(desk, [['del_corp_tag', { group_id: [again.tag_group.group_id] }, 0]]);
  assert.equal((await list({})).tag_group.length, 1);
});

test('mark_tag', async (t) => {
  const { desk, vip, plain } = await openShop(t);
  const tie = { userid: 'zhangsan', external_userid: 'wm1' };
  await codes(desk, [
    ['mark_tag', { ...tie, add_tag: [plain], remove_tag: [vip] }, 0],
    ['mark_tag', tie, 40063],
    ['mark_tag', { ...tie, add_tag: ['unknown'] }, 40068],
    ['mark_tag', { userid: 'lisi', external_userid: 'wo2', add_tag: [plain] }, 84061],
  ]);
  const { follow_user } = await desk.get('externalcontact/get', { external_userid: 'wm1' });
  assert.deepEqual(
    follow_user[0].tags.map((tag: Answer) => tag.tag_name),
    ['普通', '老乡'],
  );
});

test('group chats', async (t) => {
  const { desk } = await openShop(t);
  const { wecom } = desk;
  wecom.addGroupChat({
    chatId: 'wr1',
    name: '一群',
    owner: 'ZhangSan',
    adminList: ['lisi'],
    memberList: [
      { userId: 'ZhangSan' },
      { userId: 'wm1', type: 2, joinScene: 3, invitor: 'ZhangSan', unionId: 'u1', name: '客户甲' },
    ],
  });
  wecom.addGroupChat({ chatId: 'wr2', owner: 'lisi', status: 1 });
  const list = (body: JsonObject) => desk.post('externalcontact/groupchat/list', body);
  const first = await list({ limit: 1 });
  assert.deepEqual(first.group_chat_list, [{ chat_id: 'wr1', status: 0 }]);
  const second = await list({ limit: 1, cursor: first.next_cursor });
  assert.deepEqual([second.group_chat_list, second.next_cursor], [[{ chat_id: 'wr2', status: 1 }], undefined]);
  assert.equal((await list({ limit: 9, status_filter: 1 })).group_chat_list[0].chat_id, 'wr2');
  const filtered = await list({ limit: 9, owner_filter: { userid_list: ['zhangsan'] } });
  assert.deepEqual(filtered.group_chat_list.length, 1);
  const { group_chat } = await desk.post('externalcontact/groupchat/get', { chat_id: 'wr1', need_name: 1 });
  assert.deepEqual(group_chat, {
    chat_id: 'wr1',
    name: '一群',
    owner: 'ZhangSan',
    create_time: SECONDS,
    notice: '',
    member_list: [
      { userid: 'ZhangSan', type: 1, join_time: SECONDS, join_scene: 1, group_nickname: '', name: 'ZhangSan' },
      {
        userid: 'wm1',
        type: 2,
        unionid: 'u1',
        join_time: SECONDS,
        join_scene: 3,
        invitor: { userid: 'ZhangSan' },
        group_nickname: '',
        name: '客户甲',
      },
    ],
    admin_list: [{ userid: 'lisi' }],
    member_version: '2',
  });
  const nameless = await desk.post('externalcontact/groupchat/get', { chat_id: 'wr1' });
  assert.equal('name' in nameless.group_chat.member_list[0], false);
  await codes(desk, [
    ['groupchat/list', {}, 40058],
    ['groupchat/list', { limit: 1001 }, 40058],
    ['groupchat/list', { limit: 1, owner_filter: { userid_list: Array.from({ length: 101 }, () => 'x') } }, 40032],
    ['groupchat/get', { chat_id: 'unknown' }, 40050],
    ['groupchat/get', {}, 40058],
  ]);
  const narrow = wecom.createApp({ visibleUsers: ['lisi'] });
  assert.equal(
    (await desk.post('externalcontact/groupchat/get', { chat_id: 'wr1' }, {}, narrow.secret)).errcode,
    60011,
  );
  for (let i = 0; i < 1000; i += 1) wecom.addUser({ userId: `u${i}` });
  await codes(desk, [['groupchat/list', { limit: 1 }, 81017]]);
});
