import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from './desk.js';

test('a code tells the member once', async (t) => {
  const desk = await openDesk(t);
  const code = desk.wecom.issueOAuthCode('ZHANGSAN');
  assert.deepEqual(await desk.get('auth/getuserinfo', { code }), { errcode: 0, errmsg: 'ok', userid: 'ZhangSan' });
  const again = await desk.get('auth/getuserinfo', { code });
  assert.equal(again.errcode, 40029);
  assert.match(again.errmsg, /^invalid code, hint/);
  assert.equal((await desk.get('auth/getuserinfo')).errcode, 41008);
  const late = desk.wecom.issueOAuthCode('lisi');
  await desk.clock.advance(300_000);
  assert.equal((await desk.get('auth/getuserinfo', { code: late })).errcode, 40029);
  const foreign = desk.wecom.issueOAuthCode('lisi', { agentId: 7 });
  assert.equal((await desk.get('auth/getuserinfo', { code: foreign })).errcode, 40029);
  assert.throws(() => desk.wecom.issueOAuthCode('nobody'), { code: 'unknown_reference' });
});

test('somebody from WeChat has an openid', async (t) => {
  const desk = await openDesk(t);
  const code = () => desk.wecom.issueOAuthCode({ openId: 'o1', externalUserId: 'wm1' });
  const { errcode, errmsg, ...info } = await desk.get('auth/getuserinfo', { code: code() });
  assert.deepEqual([errcode, errmsg, info], [0, 'ok', { openid: 'o1', external_userid: 'wm1' }]);
  const legacy = await desk.get('user/getuserinfo', { code: code() });
  assert.deepEqual([legacy.OpenId, legacy.DeviceId, legacy.external_userid], ['o1', '', 'wm1']);
  const stranger = await desk.get('auth/getuserinfo', { code: desk.wecom.issueOAuthCode({ openId: 'o2' }) });
  assert.equal('external_userid' in stranger, false);
});

test('the older call spells it UserId', async (t) => {
  const desk = await openDesk(t);
  const { agentId } = desk.app;
  const base = await desk.get('user/getuserinfo', { code: desk.wecom.issueOAuthCode('lisi') });
  assert.deepEqual(base, { errcode: 0, errmsg: 'ok', UserId: 'lisi', DeviceId: '' });
  const code = desk.wecom.issueOAuthCode('lisi', { scope: 'snsapi_privateinfo', agentId });
  const full = await desk.get('user/getuserinfo', { code });
  assert.deepEqual([typeof full.user_ticket, full.expires_in], ['string', 1800]);
});

test('a user_ticket shows what the member agreed to', async (t) => {
  const desk = await openDesk(t);
  const { agentId } = desk.app;
  const details = {
    gender: '1',
    mobile: '13800000000',
    email: 'a@b.c',
    bizMail: 'a@corp.c',
    avatar: 'https://a.b/',
    qrCode: 'https://q.r/',
    address: '广州',
  } as const;
  desk.wecom.addUser({ userId: 'wangwu', ...details });
  const ticketFor = async (granted?: readonly ['mobile']) => {
    const options = { scope: 'snsapi_privateinfo', agentId, ...(granted ? { granted } : {}) } as const;
    const { user_ticket } = await desk.get('auth/getuserinfo', { code: desk.wecom.issueOAuthCode('wangwu', options) });
    return user_ticket as string;
  };
  const user_ticket = await ticketFor();
  assert.deepEqual(await desk.post('auth/getuserdetail', { user_ticket }), {
    errcode: 0,
    errmsg: 'ok',
    userid: 'wangwu',
    gender: '1',
    avatar: 'https://a.b/',
    qr_code: 'https://q.r/',
    mobile: '13800000000',
    email: 'a@b.c',
    biz_mail: 'a@corp.c',
    address: '广州',
  });
  const little = await desk.post('auth/getuserdetail', { user_ticket: await ticketFor(['mobile']) });
  assert.deepEqual(little, { errcode: 0, errmsg: 'ok', userid: 'wangwu', gender: '0', mobile: '13800000000' });
  const other = desk.wecom.createApp();
  assert.equal((await desk.post('auth/getuserdetail', { user_ticket }, {}, other.secret)).errcode, 84015);
  assert.equal((await desk.post('auth/getuserdetail', { user_ticket: 'unknown' })).errcode, 84015);
  assert.equal((await desk.post('auth/getuserdetail', {})).errcode, 84090);
  await desk.clock.advance(1800_000);
  assert.equal((await desk.post('auth/getuserdetail', { user_ticket })).errcode, 84014);
  const left = await ticketFor();
  desk.wecom.removeUser('wangwu');
  assert.equal((await desk.post('auth/getuserdetail', { user_ticket: left })).errcode, 60111);
});

test('no ticket without agentid or outside the visible range', async (t) => {
  const desk = await openDesk(t, {}, { visibleUsers: ['lisi'] });
  const { agentId } = desk.app;
  const ticket = async (userId: string, options: { agentId?: number }) => {
    const code = desk.wecom.issueOAuthCode(userId, { scope: 'snsapi_privateinfo', ...options });
    const { userid, user_ticket } = await desk.get('auth/getuserinfo', { code });
    return [userid, typeof user_ticket];
  };
  assert.deepEqual(await ticket('lisi', {}), ['lisi', 'undefined']);
  assert.deepEqual(await ticket('ZhangSan', { agentId }), ['ZhangSan', 'undefined']);
  assert.deepEqual(await ticket('lisi', { agentId }), ['lisi', 'string']);
});

test('only bad codes count against the limit', async (t) => {
  const desk = await openDesk(t, { limits: { apiPerMinute: 1 } });
  const redeem = async (code: string) => (await desk.get('auth/getuserinfo', { code })).errcode;
  for (let i = 0; i < 3; i += 1) assert.equal(await redeem(desk.wecom.issueOAuthCode('lisi')), 0);
  assert.equal(await redeem('bad'), 40029);
  assert.equal(await redeem('bad'), 45009);
  assert.equal(await redeem(desk.wecom.issueOAuthCode('lisi')), 0);
});
