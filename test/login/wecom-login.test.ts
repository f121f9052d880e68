import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { closerOf, IN_WECOM, logIn, openSite, type SiteOptions, Visitor } from './site.js';

const open = (t: TestContext, options?: SiteOptions) => openSite(closerOf(t), options);

describe('wecomLogin', () => {
  it('leads a desktop browser to the QR code and back to its page', async (t) => {
    const site = await open(t, { app: { redirectDomain: '' } });
    const { host } = new URL(site.origin);
    site.emulated.redirectDomain = host;
    const visitor = new Visitor();
    const first = await visitor.open(`${site.origin}/reports?year=2026&q=%E5%B9%B4`);
    assert.equal(first.status, 302);
    assert.equal(first.location, '/wecom-login/start?to=%2Freports%3Fyear%3D2026%26q%3D%25E5%25B9%25B4');
    const { location } = await visitor.follow(`${site.origin}/reports?year=2026&q=%E5%B9%B4`);
    const link = new URL(location);
    assert.deepEqual([link.origin, link.pathname], [site.wecom.apiBase, '/wwlogin/sso/login']);
    assert.equal(link.searchParams.get('lang'), 'en');
    assert.match(link.searchParams.get('state') ?? '', /^[0-9a-f]{88}$/);
    const callback = site.wecom.user('lisi').authorize(location);
    const back = await visitor.open(callback);
    assert.deepEqual([back.status, back.location], [302, '/reports?year=2026&q=%E5%B9%B4']);
    assert.deepEqual([...visitor.cookies.keys()], ['wecom_session']);
    const page = await visitor.open(site.origin + back.location);
    assert.deepEqual(page.json, {
      wecomUser: {
        userId: 'lisi',
        loginAt: new Date(site.clock.now()).toISOString(),
        expiresAt: new Date(site.clock.now() + 28_800_000).toISOString(),
      },
      originalUrl: '/reports?year=2026&q=%E5%B9%B4',
    });
    assert.deepEqual([page.headers['cache-control'], page.headers.vary], ['private, no-cache', 'Cookie']);
    const lines = site.logger.lines.filter(({ message }) => message === 'logged in');
    assert.deepEqual(lines, [{ level: 'info', message: 'logged in', userId: 'lisi' }]);
  });

  it('logs in silently inside WeCom, and inside WeChat', async (t) => {
    const site = await open(t);
    for (const agent of [IN_WECOM, 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50']) {
      const visitor = new Visitor({ 'user-agent': agent });
      const { location } = await visitor.follow(`${site.origin}/`);
      assert.match(location, /\/connect\/oauth2\/authorize\?.*&scope=snsapi_base&.*#wechat_redirect$/);
      const back = await visitor.follow(site.wecom.user('lisi').authorize(location));
      assert.equal(back.json.wecomUser.userId, 'lisi');
      // The link's fragment would stay in the address otherwise.
      assert.equal(back.url, `${site.origin}/#`);
    }
    const visitor = new Visitor({ 'user-agent': IN_WECOM });
    const { location } = await visitor.follow(
      `${site.origin}/wecom-login/start?to=${encodeURIComponent('/a#/orders')}`,
    );
    assert.equal((await visitor.open(site.wecom.user('lisi').authorize(location))).location, '/a#/orders');
  });

  it('keeps cookies from scripts, other sites, neighbouring hosts and plain text', async (t) => {
    const plain = await open(t);
    const secure = await open(t, { login: { origin: 'https://app.example' } });
    const proxied = await open(t, { setUp: (site) => site.set('trust proxy', 'loopback') });
    const cookieOf = async (origin: string, headers = {}) => {
      const { headers: answer, location } = await new Visitor().open(`${origin}/wecom-login/start`, headers);
      const redirectUri = new URL(location).searchParams.get('redirect_uri') ?? '';
      return [answer['set-cookie']?.[0] ?? '', new URL(redirectUri).origin] as const;
    };
    const [cookie, own] = await cookieOf(plain.origin);
    assert.match(cookie, /^wecom_session_login_[0-9a-f]{24}=.*; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    assert.match(cookie, /Max-Age=600;/);
    assert.equal(own, plain.origin);
    const [sealed, there] = await cookieOf(secure.origin);
    assert.match(sealed, /^__Host-wecom_session_login_.*; HttpOnly; Secure; SameSite=Lax$/);
    assert.equal(there, 'https://app.example');
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'app.example:8443' };
    const [trusted, outside] = await cookieOf(proxied.origin, forwarded);
    assert.match(trusted, /^__Host-.*; Secure;/);
    assert.equal(outside, 'https://app.example:8443');
    assert.deepEqual((await cookieOf(plain.origin, forwarded))[1], plain.origin);
    await cookieOf(plain.origin, forwarded);
    const warnings = plain.logger.lines.filter(({ level }) => level === 'warn');
    assert.match(warnings.map(({ message }) => message).join('|'), /^a proxy forwards to this server[^|]*$/);
    assert.deepEqual(
      proxied.logger.lines.filter(({ level }) => level === 'warn'),
      [],
    );
  });

  it('answers 401 to what is not a page', async (t) => {
    const { origin } = await open(t);
    const visitor = new Visitor();
    const asks: Record<string, string>[] = [
      { accept: 'application/json' },
      { accept: '*/*' },
      { 'x-requested-with': 'XMLHttpRequest' },
      { 'sec-fetch-mode': 'cors' },
      { 'sec-fetch-mode': 'no-cors' },
    ];
    for (const headers of asks) {
      const { status, json, location } = await visitor.open(`${origin}/api/reports`, headers);
      assert.deepEqual([status, location], [401, ''], JSON.stringify(headers));
      assert.deepEqual(json, { error: 'login_required', loginUrl: '/wecom-login/start?to=%2F' });
    }
    const from = (referer: string) => visitor.open(`${origin}/api`, { accept: 'application/json', referer });
    assert.equal((await from(`${origin}/a?b=1`)).json.loginUrl, '/wecom-login/start?to=%2Fa%3Fb%3D1');
    assert.equal((await from('https://evil.example/a')).json.loginUrl, '/wecom-login/start?to=%2F');
    assert.equal((await from('nonsense')).json.loginUrl, '/wecom-login/start?to=%2F');
    assert.deepEqual([...visitor.cookies], []);
  });

  it('takes pages in the WeCom of Android for pages, whatever they call themselves', async (t) => {
    const { origin } = await open(t);
    const { status } = await new Visitor().open(`${origin}/`, { 'x-requested-with': 'com.tencent.wework' });
    assert.equal(status, 302);
    assert.equal((await new Visitor().open(`${origin}/`, { accept: '*/*', 'sec-fetch-mode': 'navigate' })).status, 302);
  });

  it('brings back to its page whoever sent a form too late', async (t) => {
    const { origin } = await open(t);
    const sent = await new Visitor().open(`${origin}/save`, { referer: `${origin}/edit` }, 'POST');
    assert.deepEqual([sent.status, sent.location], [303, '/wecom-login/start?to=%2Fedit']);
  });

  it('lets everybody pass when it is optional, and knows who is logged in', async (t) => {
    const site = await open(t, { login: { optional: true } });
    const visitor = new Visitor();
    const before = await visitor.open(`${site.origin}/`);
    assert.deepEqual(
      [before.status, before.json.wecomUser, before.headers['cache-control']],
      [200, undefined, undefined],
    );
    const { location } = await visitor.follow(`${site.origin}/wecom-login/start?to=/a`);
    await visitor.open(site.wecom.user('lisi').authorize(location));
    assert.equal((await visitor.open(`${site.origin}/`)).json.wecomUser.userId, 'lisi');
  });

  it('works below a path, whose pages it protects', async (t) => {
    const site = await open(t, { mountPath: '/admin' });
    const visitor = new Visitor();
    assert.equal((await visitor.open(`${site.origin}/`)).status, 200);
    const { location } = await visitor.follow(`${site.origin}/admin/users`);
    const callback = site.wecom.user('lisi').authorize(location);
    assert.match(callback, /\/admin\/wecom-login\/callback\?to=%2Fadmin%2Fusers&code=/);
    assert.equal((await visitor.follow(callback)).json.originalUrl, '/admin/users');
    const out = await visitor.open(`${site.origin}/admin/wecom-login/sign-out`, {}, 'POST');
    assert.equal(out.location, '/admin/wecom-login/signed-out');
    assert.match(
      (await visitor.open(site.origin + out.location)).text,
      /href="\/admin\/wecom-login\/start\?to=%2Fadmin%2F"/,
    );
  });

  it('shows what the member agreed to, and goes on without it when it must', async (t) => {
    const site = await open(t, { login: { scope: 'snsapi_privateinfo' } });
    const visitor = new Visitor({ 'user-agent': IN_WECOM });
    const enter = async () => {
      const { location } = await visitor.follow(`${site.origin}/`);
      return visitor.follow(site.wecom.user('lisi').authorize(location, { granted: ['mobile'] }));
    };
    const { wecomUser } = (await enter()).json;
    assert.deepEqual(wecomUser.privateInfo, { userId: 'lisi', gender: '0', mobile: '13800000000' });
    visitor.cookies.clear();
    site.wecom.addUser({ userId: 'lisi', mobile: 'x'.repeat(4000) });
    assert.equal('privateInfo' in (await enter()).json.wecomUser, false);
    visitor.cookies.clear();
    site.wecom.faults.failNext('auth/getuserdetail', 84014);
    const without = (await enter()).json.wecomUser;
    assert.deepEqual([without.userId, 'privateInfo' in without], ['lisi', false]);
    assert.deepEqual(
      site.logger.lines.filter(({ level }) => level === 'warn').map(({ message }) => message),
      [
        'what the member agreed to show is too long for a cookie, and was left out',
        'logged in without what the member agreed to show',
      ],
    );
  });

  it('ends a login after its time, and makes another page load log in anew', async (t) => {
    const site = await open(t, { login: { sessionLifetime: 60 } });
    const visitor = new Visitor();
    await logIn(site, visitor);
    await site.clock.advance(59_999);
    assert.equal((await visitor.open(`${site.origin}/`)).status, 200);
    await site.clock.advance(1);
    assert.equal((await visitor.open(`${site.origin}/`)).status, 302);
  });

  it('takes a changed cookie, another app’s and that of an attempt for none', async (t) => {
    const site = await open(t);
    const visitor = new Visitor();
    await logIn(site, visitor);
    const good = visitor.cookies.get('wecom_session') ?? '';
    const status = async (value: string) => {
      visitor.cookies.set('wecom_session', value);
      return (await visitor.open(`${site.origin}/`)).status;
    };
    assert.equal(await status(good), 200);
    const parts = good.split('*');
    for (const [index] of parts.entries()) {
      const changed = parts.map((part, at) =>
        at === index ? `${part.slice(0, -1)}${part.endsWith('A') ? 'B' : 'A'}` : part,
      );
      assert.equal(await status(changed.join('*')), 302, `part ${index}`);
    }
    for (const value of ['', 'x', 'Fe26.2*', `${good}${'x'.repeat(5000)}`, '%', good.slice(0, -10)]) {
      assert.equal(await status(value), 302, value.slice(0, 20));
    }
    const other = await open(t);
    assert.equal((await visitor.open(`${other.origin}/`, { cookie: `wecom_session=${good}` })).status, 302);
    const fresh = new Visitor();
    await fresh.follow(`${site.origin}/`);
    const [attempt = ''] = fresh.cookies.values();
    assert.equal(await status(attempt), 302);
    assert.equal(await status(good), 200);
  });

  it('changes its secret without logging anybody out', async (t) => {
    const [old, young] = ['the old secret of the test, long enough', 'the new secret of the test, long enough'];
    const before = await open(t, { login: { cookieSecret: old } });
    const visitor = new Visitor();
    await logIn(before, visitor);
    const again = async (...cookieSecret: string[]) => {
      const site = await open(t, { login: { api: before.api, cookieSecret } });
      return (await visitor.open(`${site.origin}/`)).status;
    };
    assert.equal(await again(young, old), 200);
    assert.equal(await again(young), 302);
    assert.equal(await again(old), 200);
    const after = await open(t, { login: { api: before.api, cookieSecret: [young, old] } });
    const { location } = await new Visitor().follow(`${after.origin}/`);
    const newcomer = new Visitor();
    const { location: link } = await newcomer.follow(`${after.origin}/`);
    assert.notEqual(link, location);
    await newcomer.open(before.wecom.user('lisi').authorize(link));
    const only = await open(t, { login: { api: before.api, cookieSecret: [young] } });
    assert.equal((await newcomer.open(`${only.origin}/`)).status, 200);
  });
});
