import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../src/emulator/index.js';
import { openDesk, text } from './desk.js';

test('create, get, update and send', async (t) => {
  const desk = await openDesk(t);
  desk.wecom.addUser({ userId: 'wangwu' });
  const created = await desk.post('appchat/create', {
    name: '群'.repeat(51),
    owner: 'LISI',
    userlist: ['ZhangSan', 'lisi', 'LiSi'],
    chatid: 'G1',
  });
  assert.deepEqual(created, { errcode: 0, errmsg: 'ok', chatid: 'G1' });
  const info = async () => (await desk.get('appchat/get', { chatid: 'G1' })).chat_info;
  assert.deepEqual(await info(), {
    chatid: 'G1',
    name: '群'.repeat(50),
    owner: 'lisi',
    userlist: ['ZhangSan', 'lisi'],
    chat_type: 0,
  });
  const update = { chatid: 'G1', name: '新名', owner: 'wangwu', add_user_list: ['wangwu'], del_user_list: ['LISI'] };
  assert.deepEqual(await desk.post('appchat/update', update), { errcode: 0, errmsg: 'ok' });
  assert.deepEqual(await info(), {
    chatid: 'G1',
    name: '新名',
    owner: 'wangwu',
    userlist: ['ZhangSan', 'wangwu'],
    chat_type: 0,
  });
  const message = { chatid: 'G1', msgtype: 'text', text: { content: 'hi', mentioned_list: ['@all'] }, safe: 1 };
  assert.deepEqual(await desk.post('appchat/send', message), { errcode: 0, errmsg: 'ok' });
  assert.deepEqual(
    desk.wecom.sent.map(({ channel, to, chatId, msgId, content, safe }) => [channel, to, chatId, msgId, content, safe]),
    ['ZhangSan', 'wangwu'].map((to) => ['appchat', to, 'G1', undefined, message.text, 1]),
  );
  const defaults = await desk.post('appchat/create', { userlist: ['ZhangSan', 'lisi'] });
  assert.match(defaults.chatid, /^[0-9A-Za-z]{32}$/);
});

test('a textcard of a group chat counts bytes', async (t) => {
  const desk = await openDesk(t);
  const { chatid } = await desk.post('appchat/create', { userlist: ['ZhangSan', 'lisi'] });
  const textcard = { title: '字'.repeat(50), description: '字'.repeat(200), url: 'https://a.b/' };
  await desk.post('appchat/send', { chatid, msgtype: 'textcard', textcard });
  assert.deepEqual(desk.wecom.sent[0]?.content, {
    ...textcard,
    title: '字'.repeat(42),
    description: '字'.repeat(170),
    btntxt: '详情',
  });
});

test('what is refused', async (t) => {
  const desk = await openDesk(t, { limits: { appChatMembers: 2 } });
  const userlist = ['ZhangSan', 'lisi'];
  desk.wecom.addUser({ userId: 'wangwu' });
  await desk.post('appchat/create', { chatid: 'G1', owner: 'lisi', userlist });
  const cases: [string, JsonObject, number][] = [
    ['appchat/create', { userlist: ['lisi'] }, 86006],
    ['appchat/create', { userlist: [...userlist, 'wangwu'] }, 86006],
    ['appchat/create', { userlist: ['lisi', 'nobody'] }, 86216],
    ['appchat/create', { userlist, owner: 'wangwu' }, 86207],
    ['appchat/create', { userlist, chatid: 'G1' }, 86215],
    ['appchat/create', { userlist, chatid: text(33) }, 86205],
    ['appchat/create', { userlist, chatid: 'a-b' }, 86001],
    ['appchat/update', { name: 'x' }, 40058],
    ['appchat/update', { chatid: 'none' }, 40050],
    ['appchat/update', { chatid: 'G1', del_user_list: ['lisi'] }, 86207],
    ['appchat/update', { chatid: 'G1', add_user_list: ['wangwu'] }, 86006],
    ['appchat/send', { chatid: 'none', msgtype: 'text', text: { content: 'x' } }, 40050],
    ['appchat/send', { chatid: 'G1', msgtype: 'template_card', template_card: {} }, 40008],
    ['appchat/send', { chatid: 'G1', msgtype: 'miniprogram_notice', miniprogram_notice: {} }, 40008],
  ];
  for (const [path, body, errcode] of cases) {
    assert.equal((await desk.post(path, body)).errcode, errcode, `${path} ${JSON.stringify(body)}`);
  }
  const other = desk.wecom.createApp();
  const foreign = await desk.get('appchat/get', { chatid: 'G1' }, other.secret);
  assert.equal(foreign.errcode, 86008);
  assert.match(foreign.errmsg, /^you has no privilege to access this chat, which is created by other agent\., hint/);
  const narrow = desk.wecom.createApp({ visibleUsers: userlist });
  assert.equal((await desk.post('appchat/create', { userlist }, {}, narrow.secret)).errcode, 48002);
});

test('limits of creation, changes and messages', async (t) => {
  const desk = await openDesk(t, {
    limits: {
      appChatCreatePerDay: 1,
      appChatUpdatePerHour: 1,
      appChatMemberPerMinute: 1,
      appChatPersonTimesPerMinute: 4,
    },
  });
  const userlist = ['ZhangSan', 'lisi'];
  const { chatid } = await desk.post('appchat/create', { userlist });
  assert.equal((await desk.post('appchat/create', { userlist })).errcode, 45009);
  assert.equal((await desk.post('appchat/update', { chatid, name: 'x' })).errcode, 0);
  assert.equal((await desk.post('appchat/update', { chatid, name: 'y' })).errcode, 45009);
  const send = () => desk.post('appchat/send', { chatid, msgtype: 'text', text: { content: 'x' } });
  assert.deepEqual([(await send()).errcode, (await send()).errcode, (await send()).errcode], [0, 0, 45009]);
  assert.deepEqual(
    desk.wecom.sent.map(({ dropped }) => dropped),
    [undefined, undefined, 'frequency', 'frequency'],
  );
});
