import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../src/emulator/index.js';
import { openDesk } from './desk.js';

/** From the first app of an emulator. */
const HELLO = { touser: 'ZhangSan', agentid: 1000002, msgtype: 'text', text: { content: '你好' } };

test('the golden samples of message/send', async (t) => {
  const desk = await openDesk(t);
  const { agentId } = desk.app;
  const partly = await desk.post('message/send', { ...HELLO, touser: 'ZhangSan|Nobody', agentid: agentId });
  assert.match(partly.msgid, /^[\w-]{63,128}$/);
  assert.deepEqual(partly, { errcode: 0, errmsg: 'ok', invaliduser: 'nobody', msgid: partly.msgid });
  const none = await desk.post('message/send', { ...HELLO, touser: 'Nobody' });
  assert.equal(none.errcode, 81013);
  assert.match(none.errmsg, /^user & party & tag all invalid, hint: \[\d{25}\], from ip: 127\.0\.0\.1, /);
  assert.equal(none.invaliduser, 'nobody');
  assert.equal(none.msgid, undefined);
  const stringAgent = await desk.post('message/send', { ...HELLO, agentid: String(agentId) });
  assert.equal(stringAgent.errcode, 0);
  assert.equal(stringAgent.errmsg, 'ok. Warning: wrong json format. ');
  const trailingComma = await desk.post('message/send', JSON.stringify(HELLO).replace(/}$/, ',}'));
  assert.equal(trailingComma.errmsg, 'ok. Warning: wrong json format. ');
  assert.deepEqual(
    desk.wecom.sent.map(({ to, content }) => [to, content]),
    Array.from({ length: 3 }, () => ['ZhangSan', { content: '你好' }]),
  );
});

test('an error with a wrong JSON says so in front', async (t) => {
  const desk = await openDesk(t);
  const answer = await desk.post('message/send', { ...HELLO, touser: 5, toparty: 'x' });
  assert.equal(answer.errcode, 40066);
  assert.match(answer.errmsg, /^Warning: wrong json format\. invalid party list, hint: /);
});

test('receivers: everyone, parties, tags, the unlicensed and the invalid', async (t) => {
  const desk = await openDesk(t);
  const { wecom } = desk;
  wecom.addDepartment({ id: 2, name: '研发部' });
  wecom.addDepartment({ id: 3, name: '前端组', parentId: 2 });
  wecom.addUser({ userId: 'wangwu', department: [3] });
  wecom.addUser({ userId: 'Zhaoliu', licensed: false, department: [2] });
  wecom.addTag({ tagId: 7, tagName: '值班', userList: ['LISI'], partyList: [3] });
  const reach = async (body: JsonObject) => {
    const before = wecom.sent.length;
    const { errcode, errmsg, msgid, ...invalid } = await desk.post('message/send', { ...HELLO, touser: '', ...body });
    assert.ok(errmsg && (msgid || errcode));
    return [errcode, wecom.sent.slice(before).map(({ to }) => to), invalid];
  };
  assert.deepEqual(await reach({ touser: '@all', toparty: '99' }), [
    0,
    ['ZhangSan', 'lisi', 'wangwu'],
    { unlicenseduser: 'zhaoliu' },
  ]);
  assert.deepEqual(await reach({ touser: 'ZHANGSAN|zhangsan' }), [0, ['ZhangSan'], {}]);
  assert.deepEqual(await reach({ toparty: '2|99', touser: 'wangwu' }), [
    0,
    ['wangwu'],
    { invalidparty: '99', unlicenseduser: 'zhaoliu' },
  ]);
  assert.deepEqual(await reach({ totag: '7|8' }), [0, ['lisi', 'wangwu'], { invalidtag: '8' }]);
  assert.deepEqual(await reach({ touser: 'a|B', toparty: '5', totag: '8' }), [
    81013,
    [],
    { invaliduser: 'a|b', invalidparty: '5', invalidtag: '8' },
  ]);
  const limits: [JsonObject, number][] = [
    [{}, 82001],
    [{ touser: Array.from({ length: 1001 }, (_, i) => `u${i}`).join('|') }, 40032],
    [{ toparty: Array.from({ length: 101 }, (_, i) => i).join('|') }, 82002],
    [{ totag: Array.from({ length: 101 }, (_, i) => i).join('|') }, 82003],
  ];
  for (const [body, errcode] of limits) assert.equal((await reach(body))[0], errcode);
});

test('an app reaches only its visible range', async (t) => {
  const desk = await openDesk(t, {}, { visibleUsers: ['LISI'], visibleParties: [2], visibleTags: [9] });
  const { wecom } = desk;
  wecom.addDepartment({ id: 2, name: '研发部' });
  wecom.addUser({ userId: 'wangwu', department: [2] });
  wecom.addUser({ userId: 'sunqi' });
  wecom.addTag({ tagId: 9, tagName: '访客', userList: ['sunqi'] });
  const answer = await desk.post('message/send', { ...HELLO, touser: 'ZhangSan|lisi', toparty: '1' });
  assert.deepEqual([answer.errcode, answer.invaliduser, answer.invalidparty], [0, 'zhangsan', '1']);
  await desk.post('message/send', { ...HELLO, touser: '@all' });
  assert.deepEqual(
    wecom.sent.map(({ to }) => to),
    ['lisi', 'lisi', 'wangwu', 'sunqi'],
  );
});

test('another app may not be named', async (t) => {
  const desk = await openDesk(t);
  const answer = await desk.post('message/send', { ...HELLO, agentid: 7 });
  assert.equal(answer.errcode, 301002);
  assert.match(answer.errmsg, /^not allow operate another agent with this accesstoken\., hint/);
});

test('the 31st message of a minute to one member is dropped in silence', async (t) => {
  const desk = await openDesk(t);
  for (let i = 0; i < 31; i += 1) assert.equal((await desk.post('message/send', HELLO)).errmsg, 'ok');
  const dropped = () => desk.wecom.sent.map((message) => message.dropped);
  assert.deepEqual(dropped(), [...Array.from({ length: 30 }, () => undefined), 'frequency']);
  await desk.post('message/send', { ...HELLO, touser: 'lisi' });
  assert.equal(dropped().at(-1), undefined);
  await desk.clock.advance(60_000);
  await desk.post('message/send', HELLO);
  assert.equal(dropped().at(-1), undefined);
});

test('the day of an app counts persons and ends at midnight in China', async (t) => {
  const desk = await openDesk(t, { limits: { sendPersonTimesPerDay: 3 } });
  const code = async () => (await desk.post('message/send', { ...HELLO, touser: '@all' })).errcode;
  assert.deepEqual([await code(), await code()], [0, 45009]);
  await desk.clock.advance(16 * 3_600_000 - 1);
  assert.equal(await code(), 45009);
  await desk.clock.advance(1);
  assert.equal(await code(), 0);
});

test('the repeat check answers the first msgid and delivers nothing', async (t) => {
  const desk = await openDesk(t);
  const body = { ...HELLO, enable_duplicate_check: 1, duplicate_check_interval: 600 };
  const first = await desk.post('message/send', body);
  await desk.clock.advance(599_999);
  const second = await desk.post('message/send', body);
  assert.deepEqual(second, first);
  const other = await desk.post('message/send', { ...body, text: { content: 'else' } });
  assert.notEqual(other.msgid, first.msgid);
  await desk.clock.advance(1);
  const third = await desk.post('message/send', body);
  assert.notEqual(third.msgid, first.msgid);
  assert.deepEqual(
    desk.wecom.sent.map(({ dropped }) => dropped),
    [undefined, 'duplicate', undefined, undefined],
  );
  assert.equal((await desk.post('message/send', { ...body, duplicate_check_interval: 14_401 })).errcode, 40058);
});

test('recall within a day, by the sender only', async (t) => {
  const desk = await openDesk(t);
  const { msgid } = await desk.post('message/send', { ...HELLO, touser: '@all' });
  const other = desk.wecom.createApp();
  assert.equal((await desk.post('message/recall', { msgid }, {}, other.secret)).errcode, 40058);
  assert.equal((await desk.post('message/recall', { msgid: 'unknown' })).errcode, 40058);
  assert.equal((await desk.post('message/recall', {})).errcode, 40058);
  const { msgid: late } = await desk.post('message/send', HELLO);
  const at = desk.clock.now();
  assert.equal((await desk.post('message/recall', { msgid })).errcode, 0);
  assert.equal((await desk.post('message/recall', { msgid })).errcode, 0);
  assert.deepEqual(
    desk.wecom.sent.map(({ recalledAt }) => recalledAt),
    [at, at, undefined],
  );
  await desk.clock.advance(86_400_001);
  assert.equal((await desk.post('message/recall', { msgid: late })).errcode, 42052);
});

test('whoever listens hears of each message', async (t) => {
  const desk = await openDesk(t);
  const heard: string[] = [];
  const stop = desk.wecom.onSent(({ to }) => heard.push(to));
  await desk.post('message/send', { ...HELLO, touser: '@all' });
  stop();
  await desk.post('message/send', HELLO);
  assert.deepEqual(heard, ['ZhangSan', 'lisi']);
});
