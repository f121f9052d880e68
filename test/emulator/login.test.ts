import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openIdOf } from '../../src/emulator/world/index.js';
import { type Desk, openDesk } from './desk.js';
import { type Asked, ask } from './page.js';

const REDIRECT = 'https://app.example/login?to=%2Fa';
const IN_WECOM = { 'user-agent': 'Mozilla/5.0 wxwork/4.1.0 MicroMessenger/7.0.1' };
const FORM = 'application/x-www-form-urlencoded';

type Changes = Readonly<Record<string, string | undefined>>;

function link(path: string, query: Changes, origin: string): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, value);
  return `${origin}${path}?${given}`;
}

function authorizeLink({ wecom, app }: Desk, changes: Changes = {}): string {
  const query = {
    appid: wecom.corp.corpId,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'S1',
    agentid: String(app.agentId),
  };
  return link('/connect/oauth2/authorize', { ...query, ...changes }, wecom.apiBase);
}

function qrLink({ wecom, app }: Desk, changes: Changes = {}): string {
  const query = {
    login_type: 'CorpApp',
    appid: wecom.corp.corpId,
    agentid: String(app.agentId),
    redirect_uri: REDIRECT,
    state: 'S1',
  };
  return link('/wwlogin/sso/login', { ...query, ...changes }, wecom.apiBase);
}

function decide(url: string, form: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(form).toString();
  return ask(url, { method: 'POST', headers: { 'content-type': FORM, origin: new URL(url).origin, ...headers }, body });
}

function text({ bytes }: Asked): string {
  return bytes.toString();
}

/** The code that a redirect carries, once it is known to lead where it should. */
function codeOf(location: string | undefined): string {
  assert.match(location ?? '', /^https:\/\/app\.example\/login\?to=%2Fa&code=[\w-]{43}&state=S1$/);
  return new URL(location ?? '').searchParams.get('code') ?? '';
}

test('a silent login lets the browser choose once, then answers at once', async (t) => {
  const desk = await openDesk(t, {}, { redirectDomain: 'app.example' });
  const url = authorizeLink(desk);
  const page = await ask(url, { headers: IN_WECOM });
  assert.equal(page.status, 200);
  assert.match(text(page), /value="member:ZhangSan" required checked/);
  assert.doesNotMatch(text(page), /class="warnings"|value="deny"/);
  const chosen = await decide(url, { who: 'member:lisi', decision: 'allow' });
  assert.equal(chosen.status, 303);
  assert.equal((await desk.get('auth/getuserinfo', { code: codeOf(chosen.headers.location) })).userid, 'lisi');
  const [cookie = ''] = chosen.headers['set-cookie'] ?? [];
  assert.match(cookie, /; Path=\/; HttpOnly; SameSite=Lax$/);
  const again = await ask(url, { headers: { cookie: `other=1; ${cookie.split(';')[0]}` } });
  assert.equal(again.status, 302);
  assert.equal((await desk.get('auth/getuserinfo', { code: codeOf(again.headers.location) })).userid, 'lisi');
  assert.equal((await ask(url, { headers: { cookie: 'wecom_emulator_person=%' } })).status, 200);
  assert.equal((await ask(url, { headers: { cookie: 'wecom_emulator_person=member%3Anobody' } })).status, 200);
});

test('a member who is signed in needs no page', async (t) => {
  const desk = await openDesk(t);
  desk.wecom.user('lisi').signIn();
  const silent = await ask(authorizeLink(desk));
  assert.equal(silent.status, 302);
  assert.equal((await desk.get('auth/getuserinfo', { code: codeOf(silent.headers.location) })).userid, 'lisi');
  const asking = await ask(authorizeLink(desk, { scope: 'snsapi_privateinfo' }));
  assert.equal(asking.status, 200);
  assert.match(text(asking), /value="member:lisi" required checked/);
  const unable = await ask(authorizeLink(desk, { scope: 'snsapi_privateinfo', agentid: undefined }));
  assert.equal(unable.status, 302);
  await decide(`${desk.wecom.apiBase}/_emulator/login`, { who: 'member:ZhangSan', decision: 'remember' });
  assert.equal((await ask(authorizeLink(desk))).status, 200);
});

test('whose WeCom a browser is can be changed and forgotten', async (t) => {
  const { wecom } = await openDesk(t);
  const url = `${wecom.apiBase}/_emulator/login`;
  assert.match(text(await ask(url, { headers: { 'accept-language': 'zh-CN,en;q=0.5' } })), /这个浏览器是谁的企业微信/);
  const remembered = await decide(url, { who: 'stranger', decision: 'remember' });
  assert.deepEqual([remembered.status, remembered.headers.location], [303, '/_emulator/login']);
  assert.match(remembered.headers['set-cookie']?.[0] ?? '', /=stranger; Path/);
  const shown = await ask(url, { headers: { cookie: 'wecom_emulator_person=stranger' } });
  assert.match(text(shown), /value="stranger" required checked/);
  const forgotten = await decide(url, { decision: 'forget' });
  assert.match(forgotten.headers['set-cookie']?.[0] ?? '', /Max-Age=0/);
});

test('by QR code a member allows or denies', async (t) => {
  const desk = await openDesk(t, {}, { redirectDomain: 'app.example', name: '<Reports>' });
  const url = qrLink(desk);
  const page = await ask(url, { headers: { 'accept-language': 'en' } });
  assert.equal(page.status, 200);
  assert.match(text(page), /&lt;Reports&gt; wants to know who opens its page on app\.example/);
  assert.match(text(page), /value="deny"/);
  const policy = String(page.headers['content-security-policy']);
  assert.match(policy, /default-src 'none'.*form-action 'self' https:\/\/app\.example;.*frame-ancestors 'none'/);
  const allowed = await decide(url, { who: 'member:ZhangSan', decision: 'allow' });
  const code = codeOf(allowed.headers.location);
  assert.equal((await desk.get('auth/getuserinfo', { code })).userid, 'ZhangSan');
  assert.equal((await desk.get('auth/getuserinfo', { code })).errcode, 40029);
  const denied = await decide(url, { who: 'member:ZhangSan', decision: 'deny' });
  assert.equal(denied.headers.location, `${REDIRECT}&state=S1`);
  assert.match(text(await ask(qrLink(desk, { lang: 'zh' }), { headers: { 'accept-language': 'en' } })), /拒绝/);
  const bare = await decide(qrLink(desk, { state: undefined, redirect_uri: 'https://app.example/#/x' }), {
    who: 'member:ZhangSan',
    decision: 'deny',
  });
  assert.equal(bare.headers.location, 'https://app.example/#/x');
});

test('a member chooses what to show', async (t) => {
  const desk = await openDesk(t);
  desk.wecom.addUser({ userId: 'wangwu', mobile: '13800000000', email: 'a@b.c' });
  const url = authorizeLink(desk, { scope: 'snsapi_privateinfo' });
  assert.match(text(await ask(url)), /name="grant" value="mobile" checked/);
  const body = 'who=member%3Awangwu&decision=allow&grant=email&grant=avatar&grant=secrets';
  const headers = { 'content-type': FORM, origin: desk.wecom.apiBase };
  const { headers: answer } = await ask(url, { method: 'POST', headers, body });
  const { user_ticket } = await desk.get('auth/getuserinfo', { code: codeOf(answer.location) });
  const detail = await desk.post('auth/getuserdetail', { user_ticket });
  assert.deepEqual([detail.email, detail.mobile, detail.avatar], ['a@b.c', undefined, '']);
});

test('people from outside the company log in, too', async (t) => {
  const desk = await openDesk(t, {}, { visibleUsers: ['lisi'] });
  desk.wecom.addExternalContact({ externalUserId: 'wmKnown', name: '王五', followUser: ['lisi'] });
  desk.wecom.addExternalContact({ externalUserId: 'wmUnknown', name: '赵六', followUser: ['ZhangSan'] });
  desk.wecom.addUser({ userId: 'left', status: 5 });
  const url = authorizeLink(desk);
  const page = text(await ask(url, { headers: { 'accept-language': 'en' } }));
  assert.match(page, /王五<\/span><br><span class="person__note">customer · wmKnown/);
  assert.doesNotMatch(page, /member:left/);
  const login = async (who: string) => {
    const { headers } = await decide(url, { who, decision: 'allow' });
    return desk.get('auth/getuserinfo', { code: codeOf(headers.location) });
  };
  const { corpId } = desk.wecom.corp;
  const { errcode: _code, errmsg: _msg, ...known } = await login('customer:wmKnown');
  assert.deepEqual(known, { openid: openIdOf(corpId, 'wmKnown'), external_userid: 'wmKnown' });
  assert.equal('external_userid' in (await login('customer:wmUnknown')), false);
  assert.match((await login('stranger')).openid, /^o[\w-]{27}$/);
});

test('links that WeCom refuses', async (t) => {
  const desk = await openDesk(t, {}, { redirectDomain: 'app.example:8443' });
  const good = { redirect_uri: 'https://app.example:8443/' };
  const refused: [string, RegExp][] = [
    [authorizeLink(desk, { ...good, appid: 'wwother' }), /^40013: appid must be the corp id/],
    [authorizeLink(desk, { ...good, appid: undefined }), /^40013/],
    [authorizeLink(desk, { ...good, response_type: 'token' }), /^40035: response_type/],
    [authorizeLink(desk, { ...good, agentid: '7' }), /^40056: there is no app with agentid 7/],
    [authorizeLink(desk, { ...good, scope: 'snsapi_userinfo' }), /^92000: scope/],
    [authorizeLink(desk, { ...good, state: 'a b' }), /^84025: state/],
    [authorizeLink(desk, { redirect_uri: undefined }), /^50001: redirect_uri must be a URL/],
    [authorizeLink(desk, { redirect_uri: 'javascript:alert(1)' }), /^50001: redirect_uri must be a URL/],
    [authorizeLink(desk, { redirect_uri: '/login' }), /^50001: redirect_uri must be a URL/],
    [
      authorizeLink(desk),
      /^50001: redirect_uri must lie on the trusted domain .* app\.example:8443, not app\.example\./,
    ],
    [qrLink(desk, { ...good, login_type: 'ServiceApp' }), /^-31040: login_type/],
    [qrLink(desk, { ...good, agentid: undefined }), /^-31028: there is no app with agentid \(none\)/],
  ];
  for (const [url, problem] of refused) {
    const { status, bytes } = await ask(url);
    const shown = /<p class="problem" lang="en">(.*)<\/p>/.exec(bytes.toString())?.[1] ?? '';
    assert.deepEqual([status, problem.test(shown)], [400, true], `${url}: ${shown}`);
  }
  assert.equal((await ask(authorizeLink(desk, good))).status, 200);
  desk.app.enabled = false;
  assert.match(text(await ask(authorizeLink(desk, good))), /50003: app 1000002 is stopped/);
});

test('what WeCom would refuse is said on the page and in the inspector', async (t) => {
  const desk = await openDesk(t);
  const url = authorizeLink(desk, { agentid: undefined });
  const page = text(await ask(url, { headers: { 'accept-language': 'en' } }));
  assert.match(page, /This browser does not say that it is WeCom/);
  assert.match(page, /41011: agentid is missing/);
  assert.match(text(await ask(authorizeLink(desk))), /50001: app 1000002 has no trusted domain/);
  await decide(authorizeLink(desk), { who: 'member:lisi', decision: 'allow' });
  const exchange = desk.wecom.exchanges.find(({ title }) => title === 'connect/oauth2/authorize');
  assert.ok(exchange?.kind === 'api');
  assert.deepEqual(exchange.answer, { logged_in: 'lisi' });
  assert.match(exchange.warnings.join(), /^50001: app 1000002 has no trusted domain/);
  const strict = await openDesk(t, { strict: true });
  assert.equal((await ask(authorizeLink(strict))).status, 400);
});

test('a form of another site, and one that chooses nobody, are refused', async (t) => {
  const desk = await openDesk(t);
  const url = qrLink(desk);
  const chosen = { who: 'member:lisi', decision: 'allow' };
  assert.equal((await decide(url, chosen, { origin: 'https://evil.example' })).status, 403);
  assert.equal((await decide(url, { decision: 'allow' })).status, 400);
  assert.equal((await decide(url, { ...chosen, more: 'x'.repeat(70_000) })).status, 413);
  assert.equal((await ask(url, { method: 'PUT' })).status, 405);
  assert.equal((await ask(url, { headers: { host: 'evil.example' } })).status, 403);
});

test('a member follows a link without a browser', async (t) => {
  const desk = await openDesk(t, {}, { redirectDomain: 'app.example' });
  const lisi = desk.wecom.user('lisi');
  const url = `${authorizeLink(desk, { scope: 'snsapi_privateinfo' })}#wechat_redirect`;
  const code = codeOf(lisi.authorize(url, { granted: ['mobile'] }));
  assert.equal((await desk.get('auth/getuserinfo', { code })).userid, 'lisi');
  assert.equal(lisi.authorize(qrLink(desk), { allow: false }), `${REDIRECT}&state=S1`);
  const wrong: [string, RegExp][] = [
    [authorizeLink(desk), /must end with #wechat_redirect/],
    [`${authorizeLink(desk, { appid: 'x' })}#wechat_redirect`, /^40013/],
    ['https://login.work.weixin.qq.com/wwlogin/sso/login?appid=x', /leads to https:\/\/login\.work\.weixin\.qq\.com/],
    [`${desk.wecom.apiBase}/elsewhere`, /no login link/],
    ['nonsense', /no login link/],
  ];
  for (const [bad, message] of wrong) assert.throws(() => lisi.authorize(bad), { code: 'invalid_argument', message });
});
