import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { closerOf, IN_WECOM, logIn, openSite, type SiteOptions, Visitor } from './site.js';

const open = (t: TestContext, options?: SiteOptions) => openSite(closerOf(t), options);

/** Where a login begins: its link, and what the callback will be when lisi allows it. */
async function begin(site: Awaited<ReturnType<typeof open>>, visitor: Visitor, path = '/') {
  const { location } = await visitor.follow(site.origin + path);
  return site.wecom.user('lisi').authorize(location);
}

describe('the callback of a login', () => {
  it('leads on to its page when it is visited again, and leaves the code alone', async (t) => {
    const site = await open(t);
    const visitor = new Visitor();
    const callback = await logIn(site, visitor, 'lisi', '/reports?a=1');
    const calls = site.wecom.callsOf('auth/getuserinfo').length;
    for (let visit = 0; visit < 3; visit += 1) {
      assert.equal((await visitor.open(callback)).location, '/reports?a=1');
    }
    const bare = callback.replace(/&code=.*/, '');
    assert.equal((await visitor.open(bare)).location, '/reports?a=1');
    assert.equal(site.wecom.callsOf('auth/getuserinfo').length, calls);
  });

  it('forwarded to somebody else begins their own login to the same page', async (t) => {
    const site = await open(t);
    const callback = await logIn(site, new Visitor(), 'lisi', '/reports');
    const other = new Visitor({ 'user-agent': IN_WECOM });
    const { location } = await other.open(callback);
    assert.match(location, /\/connect\/oauth2\/authorize/);
    const back = await other.follow(site.wecom.user('ZhangSan').authorize(location));
    assert.deepEqual([back.json.wecomUser.userId, back.json.originalUrl], ['ZhangSan', '/reports']);
  });

  it('is worth nothing in a browser that did not begin the login', async (t) => {
    const site = await open(t);
    const callback = await begin(site, new Visitor(), '/reports');
    const victim = new Visitor();
    const { location } = await victim.open(callback);
    assert.match(location, /\/wwlogin\/sso\/login/);
    assert.deepEqual(
      [...victim.cookies.keys()].map((name) => name.replace(/[0-9a-f]{24}$/, '')),
      ['wecom_session_login_'],
    );
    assert.equal(site.wecom.callsOf('auth/getuserinfo').length, 0);
  });

  it('takes no state but that of its own attempt, for its own page', async (t) => {
    const site = await open(t);
    const visitor = new Visitor();
    const first = new URL(await begin(site, visitor, '/first'));
    const second = new URL(await begin(site, visitor, '/second'));
    assert.equal(visitor.cookies.size, 2);
    const kept = new Map(visitor.cookies);
    const isRefused = async (change: (url: URL) => void) => {
      for (const [name, value] of kept) visitor.cookies.set(name, value);
      const url = new URL(first);
      change(url);
      const { location } = await visitor.open(url.href);
      assert.match(location, /\/wwlogin\/sso\/login/);
      visitor.cookies.clear();
    };
    const state = first.searchParams.get('state') ?? '';
    await isRefused((url) => url.searchParams.set('to', '/elsewhere'));
    await isRefused((url) => url.searchParams.delete('state'));
    await isRefused((url) => url.searchParams.set('state', ''));
    await isRefused((url) => url.searchParams.set('state', state.slice(0, -1)));
    await isRefused((url) => url.searchParams.set('state', state.replace(/.$/, state.endsWith('0') ? '1' : '0')));
    const other = second.searchParams.get('state') ?? '';
    await isRefused((url) => url.searchParams.set('state', other.slice(0, 24) + state.slice(24)));
    // The cookie of one attempt under the name of the other.
    const [[one, value = ''] = ['', ''], [two] = ['']] = [...kept];
    visitor.cookies.set(two, value);
    visitor.cookies.delete(one);
    assert.match((await visitor.open(second.href)).location, /\/wwlogin\/sso\/login/);
    assert.equal(site.wecom.callsOf('auth/getuserinfo').length, 0);
  });

  it('ends a login begun too long ago with a new one', async (t) => {
    const site = await open(t);
    const visitor = new Visitor();
    const callback = await begin(site, visitor, '/a');
    await site.clock.advance(600_000);
    assert.match((await visitor.open(callback)).location, /\/wwlogin\/sso\/login/);
    assert.equal(site.wecom.callsOf('auth/getuserinfo').length, 0);
  });

  it('serves several tabs of one browser, eight at most', async (t) => {
    const site = await open(t);
    const visitor = new Visitor();
    const callbacks: string[] = [];
    for (let tab = 0; tab < 10; tab += 1) {
      callbacks.push(await begin(site, visitor, `/tab/${tab}`));
      await site.clock.advance(1000);
    }
    assert.equal(visitor.cookies.size, 8);
    assert.match((await visitor.open(callbacks[1] ?? '')).location, /\/wwlogin\/sso\/login/);
    for (const [tab, callback] of callbacks.entries()) {
      if (tab >= 3) assert.equal((await visitor.open(callback)).location, `/tab/${tab}`);
    }
    assert.equal((await visitor.open(callbacks[0] ?? '')).location, '/tab/0');
  });

  it('asks WeCom once when a browser reloads before it has the answer', async (t) => {
    const site = await open(t);
    const visitor = new Visitor();
    const callback = await begin(site, visitor, '/a');
    const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
    const visits = await Promise.all([1, 2, 3].map(() => new Visitor().open(callback, { cookie })));
    for (const { location, headers } of visits) {
      assert.equal(location, '/a');
      assert.match(String(headers['set-cookie']), /wecom_session=Fe26/);
    }
    assert.equal(site.wecom.callsOf('auth/getuserinfo').length, 1);
    await site.clock.advance(60_000);
    await logIn(site, new Visitor());
    assert.equal((await new Visitor().open(callback, { cookie })).status, 302);
    assert.equal(site.wecom.callsOf('auth/getuserinfo').length, 3);
  });

  it('begins anew when the code is no longer good, once', async (t) => {
    const site = await open(t);
    const visitor = new Visitor({ 'user-agent': IN_WECOM });
    const callback = await begin(site, visitor, '/a');
    await site.clock.advance(300_000);
    const { location } = await visitor.open(callback);
    assert.match(location, /\/connect\/oauth2\/authorize/);
    const again = site.wecom.user('lisi').authorize(location);
    await site.clock.advance(300_000);
    const failed = await visitor.open(again);
    assert.equal(failed.status, 400);
    assert.match(failed.text, /<h1>The login did not work<\/h1>.*href="\/wecom-login\/start\?to=%2Fa"/s);
    assert.equal(site.wecom.callsOf('auth/getuserinfo').length, 2);
  });

  it('does not send a browser without cookies in circles', async (t) => {
    const site = await open(t);
    const visitor = new Visitor({ 'user-agent': IN_WECOM });
    let url = `${site.origin}/wecom-login/start?to=%2Fa`;
    const seen: number[] = [];
    for (;;) {
      visitor.cookies.clear();
      const { status, location, text } = await visitor.open(url);
      seen.push(status);
      if (status !== 302) {
        assert.match(text, /Cookies are needed/);
        break;
      }
      url = site.wecom.user('lisi').authorize(location);
    }
    assert.deepEqual(seen, [302, 302, 400]);
    await site.clock.advance(600_000);
    assert.equal((await visitor.open(url)).status, 302);
  });

  it('says so when the login was denied', async (t) => {
    const site = await open(t);
    const visitor = new Visitor({ 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' });
    const { location } = await visitor.follow(`${site.origin}/it's`);
    assert.equal(new URL(location).searchParams.get('lang'), 'zh');
    const denied = site.wecom.user('lisi').authorize(location, { allow: false });
    const { status, text } = await visitor.open(denied);
    assert.equal(status, 403);
    assert.match(
      text,
      /<html lang="zh-CN">.*<h1>尚未登录<\/h1>.*登录已取消.*<a href="\/wecom-login\/start\?to=%2Fit&#39;s">登录<\/a>/s,
    );
  });

  it('turns away who is no member, unless visitors are welcome', async (t) => {
    const site = await open(t);
    const { agentId } = site.emulated;
    const enter = async (origin: string, who: { openId: string; externalUserId?: string }) => {
      const visitor = new Visitor({ 'user-agent': IN_WECOM });
      const { location } = await visitor.follow(`${origin}/`);
      const allowed = new URL(site.wecom.user('lisi').authorize(location));
      allowed.searchParams.set('code', site.wecom.issueOAuthCode(who, { agentId }));
      return { visitor, got: await visitor.follow(allowed.href) };
    };
    const customer = { openId: 'oCustomer', externalUserId: 'wmCustomer' };
    const { visitor, got } = await enter(site.origin, customer);
    assert.equal(got.status, 403);
    assert.match(got.text, /For members of the company only/);
    assert.deepEqual([...visitor.cookies], []);
    const welcoming = await open(t, { login: { api: site.api, allowVisitors: true } });
    const { visitor: guest, got: welcome } = await enter(welcoming.origin, customer);
    const { loginAt, expiresAt, ...who } = welcome.json.wecomVisitor;
    assert.deepEqual([who, welcome.json.wecomUser], [customer, undefined]);
    assert.ok(loginAt < expiresAt);
    const { got: stranger } = await enter(welcoming.origin, { openId: 'oStranger' });
    assert.equal('externalUserId' in stranger.json.wecomVisitor, false);
    assert.equal((await guest.open(`${site.origin}/`)).status, 302);
  });

  it('shows a page and logs the reason when WeCom fails', async (t) => {
    const site = await open(t);
    const visitor = new Visitor();
    const callback = await begin(site, visitor, '/a');
    site.wecom.faults.failNext('auth/getuserinfo', 60020);
    const { status, text, headers } = await visitor.open(callback);
    assert.equal(status, 502);
    assert.match(text, /WeCom did not answer as expected/);
    const code = new URL(callback).searchParams.get('code') ?? '?';
    assert.doesNotMatch(text, new RegExp(`60020|${code}`));
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/);
    assert.deepEqual([headers['cache-control'], headers['referrer-policy']], ['no-store', 'no-referrer']);
    const [line] = site.logger.lines.filter(({ level }) => level === 'error');
    assert.equal(line?.message, 'WeCom did not tell who logged in');
    assert.match(String(line?.err), /60020/);
    const all = JSON.stringify(site.logger.lines, (_key, value) => (value instanceof Error ? String(value) : value));
    assert.doesNotMatch(all, new RegExp(`${code}|${site.emulated.secret}`));
  });

  it('leaves to Express what is a bug', async (t) => {
    const site = await open(t);
    const broken = await open(t, {
      login: { api: { oauth: Object.assign(Object.create(site.api.oauth), BROKEN), user: site.api.user } },
      setUp: (server) => server.set('env', 'test'),
    });
    const visitor = new Visitor();
    const { location } = await visitor.follow(`${broken.origin}/`);
    assert.equal(location, 'https://wecom.example/?x=1');
    const state = states.at(-1) ?? '';
    const { status } = await visitor.open(`${broken.origin}/wecom-login/callback?to=%2F&code=C&state=${state}`);
    assert.equal(status, 500);
  });
});

const states: string[] = [];

/** An OAuth API with a bug. */
const BROKEN = {
  authorizeUrl: () => 'https://open.example/?appid=ww0&agentid=1',
  qrLoginUrl({ state }: { state: string }) {
    states.push(state);
    return 'https://wecom.example/?x=1';
  },
  getUserInfo: () => Promise.reject(new TypeError('a bug')),
};

describe('the beginning of a login', () => {
  it('is not put off by cookies that a neighbouring host has set', async (t) => {
    const site = await open(t);
    const names = Array.from({ length: 12 }, (_, index) => `wecom_session_login_(${index})=1`);
    const { status, headers } = await new Visitor().open(`${site.origin}/wecom-login/start`, {
      cookie: names.join('; '),
    });
    assert.equal(status, 302);
    assert.equal(headers['set-cookie']?.length, 1, 'no cookie of theirs is touched');
  });

  it('leads nowhere by a protocol that a caller has made up', async (t) => {
    const site = await open(t, { setUp: (app) => app.set('trust proxy', true) });
    const { status, text } = await new Visitor().open(`${site.origin}/wecom-login/start`, {
      'x-forwarded-proto': 'javascript',
    });
    assert.equal(status, 400);
    assert.match(text, /which host/);
  });
});
