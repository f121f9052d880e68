import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toOAuthIdentity } from '../../src/api/oauth/oauth-identity.js';
import { openApiDesk } from './desk.js';

test('links are what the client expects', async (t) => {
  const desk = await openApiDesk(t);
  const { corpId, agentId } = desk.app;
  const api = desk.client();
  const redirectUri = 'https://app.example:8443/login?from=微信&x=1';
  assert.equal(
    api.oauth.authorizeUrl({ redirectUri, state: 'abc123' }),
    `https://open.weixin.qq.com/connect/oauth2/authorize?appid=${corpId}&redirect_uri=${encodeURIComponent(redirectUri)}` +
      `&response_type=code&scope=snsapi_base&state=abc123&agentid=${agentId}#wechat_redirect`,
  );
  assert.match(
    api.oauth.authorizeUrl({ redirectUri, scope: 'snsapi_privateinfo' }),
    /scope=snsapi_privateinfo&agentid/,
  );
  assert.equal(
    api.oauth.qrLoginUrl({ redirectUri, state: 'abc123', lang: 'en' }),
    `https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp&appid=${corpId}&agentid=${agentId}` +
      `&redirect_uri=${encodeURIComponent(redirectUri)}&state=abc123&lang=en`,
  );
  const elsewhere = desk.client({ oauthBase: 'https://open.example', loginBase: 'https://login.example' });
  assert.match(elsewhere.oauth.authorizeUrl({ redirectUri }), /^https:\/\/open\.example\/connect\//);
  assert.match(elsewhere.oauth.qrLoginUrl({ redirectUri }), /^https:\/\/login\.example\/wwlogin\//);
  for (const state of ['a b', 'x'.repeat(129), '中']) {
    assert.throws(() => api.oauth.authorizeUrl({ redirectUri, state }), { code: 'invalid_request', errCode: 84025 });
  }
});

test('a member logs in and shows what they agreed to', async (t) => {
  const desk = await openApiDesk(t);
  desk.wecom.addUser({ userId: 'WangWu', mobile: '13800000000', gender: '1', email: 'wangwu@a.example' });
  const api = desk.client();
  const plain = await api.oauth.getUserInfo(desk.wecom.issueOAuthCode('lisi'));
  assert.deepEqual(plain, { kind: 'member', userId: 'lisi' });
  const code = desk.wecom.issueOAuthCode('WangWu', { scope: 'snsapi_privateinfo', agentId: desk.app.agentId });
  const identity = await api.oauth.getUserInfo(code);
  assert.ok(identity.kind === 'member' && identity.userTicket);
  const detail = await api.oauth.getUserDetail(identity.userTicket);
  assert.equal(detail.userId, 'WangWu');
  assert.equal(detail.gender, '1');
  await assert.rejects(api.oauth.getUserInfo(code), { code: 'invalid_oauth_code', errCode: 40029 });
  await desk.clock.advance(1_800_000);
  await assert.rejects(api.oauth.getUserDetail(identity.userTicket), { code: 'user_ticket_expired' });
});

test('somebody else logs in, perhaps a customer', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const stranger = await api.oauth.getUserInfo(desk.wecom.issueOAuthCode({ openId: 'oAAAA' }));
  assert.deepEqual(stranger, { kind: 'visitor', openId: 'oAAAA' });
});

test('both spellings of the platform are understood', () => {
  assert.deepEqual(toOAuthIdentity({ errcode: 0, userid: 'lisi', user_ticket: 'T', user_doc_ticket: 'D' }), {
    kind: 'member',
    userId: 'lisi',
    userTicket: 'T',
    userDocTicket: 'D',
  });
  assert.deepEqual(toOAuthIdentity({ errcode: 0, UserId: 'lisi', DeviceId: 'dev', user_ticket: '', expires_in: 0 }), {
    kind: 'member',
    userId: 'lisi',
    deviceId: 'dev',
  });
  assert.deepEqual(toOAuthIdentity({ errcode: 0, OpenId: 'o', DeviceId: '', external_userid: 'wm' }), {
    kind: 'visitor',
    openId: 'o',
    externalUserId: 'wm',
  });
  assert.equal(toOAuthIdentity({ errcode: 0 }), undefined);
});

test('an answer that names nobody is an error', async (t) => {
  const desk = await openApiDesk(t);
  desk.wecom.faults.answerNext('auth/getuserinfo', { body: '{"errcode":0,"errmsg":"ok"}' });
  await assert.rejects(desk.client().oauth.getUserInfo('code'), { name: 'HttpError', code: 'bad_answer' });
});
