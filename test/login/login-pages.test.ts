import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { LOGIN_TEXTS } from '../../src/login/login-texts.js';
import { closerOf, logIn, openSite, Visitor } from './site.js';

describe('signing out', () => {
  it('ends the session and says so', async (t) => {
    const site = await openSite(closerOf(t));
    const visitor = new Visitor();
    await logIn(site, visitor);
    const { status, location } = await visitor.open(`${site.origin}/wecom-login/sign-out`, {}, 'POST');
    assert.deepEqual([status, location, visitor.cookies.size], [303, '/wecom-login/signed-out', 0]);
    const page = await visitor.open(site.origin + location);
    assert.equal(page.status, 200);
    assert.match(page.text, /You are signed out.*href="\/wecom-login\/start\?to=%2F">Log in again</s);
    assert.equal((await visitor.open(`${site.origin}/`)).status, 302);
    const again = await visitor.open(`${site.origin}/wecom-login/sign-out`, {}, 'POST');
    assert.deepEqual([again.status, again.headers['set-cookie']], [303, undefined]);
  });

  it('leads where the server says', async (t) => {
    const site = await openSite(closerOf(t), { login: { signedOutPath: '/bye' } });
    const { location } = await new Visitor().open(`${site.origin}/wecom-login/sign-out`, {}, 'POST');
    assert.equal(location, '/bye');
  });

  it('is not for other sites, nor for links', async (t) => {
    const site = await openSite(closerOf(t));
    const visitor = new Visitor();
    await logIn(site, visitor);
    const url = `${site.origin}/wecom-login/sign-out`;
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const { status, text } = await visitor.open(url, headers, 'POST');
      assert.equal(status, 403);
      assert.match(text, /Another site asked for this/);
    }
    const linked = await visitor.open(url);
    assert.deepEqual([linked.status, linked.headers.allow], [405, 'POST']);
    assert.equal((await visitor.open(`${site.origin}/`)).status, 200);
    // A page may hide its origin; the browser still says that it is one of this site.
    const hidden = { 'sec-fetch-site': 'same-origin', origin: 'null' };
    assert.equal((await visitor.open(url, hidden, 'POST')).status, 303);
    await logIn(site, visitor);
    assert.equal((await visitor.open(url, { origin: site.origin }, 'POST')).status, 303);
  });
});

describe('the pages of the login', () => {
  it('are there in both languages', () => {
    for (const [name, english] of Object.entries(LOGIN_TEXTS.en)) {
      const chinese = Object.entries(LOGIN_TEXTS.zh).find(([other]) => other === name)?.[1];
      assert.match(chinese?.title ?? '', /\p{Script=Han}/u);
      assert.deepEqual(Object.keys(chinese ?? {}), Object.keys(english));
    }
  });

  it('speak the language of the browser, English when it has neither', async (t) => {
    const { origin } = await openSite(closerOf(t));
    const title = async (language: string) => {
      const { text, headers } = await new Visitor({ 'accept-language': language }).open(
        `${origin}/wecom-login/signed-out`,
      );
      assert.match(String(headers.vary), /Accept-Language/);
      return /<h1>(.*)<\/h1>/.exec(text)?.[1];
    };
    assert.equal(await title('zh-CN'), '已退出登录');
    assert.equal(await title('fr, zh-TW;q=0.8, en;q=0.5'), '已退出登录');
    assert.equal(await title('en-GB,en;q=0.9,zh;q=0.8'), 'You are signed out');
    assert.equal(await title('fr'), 'You are signed out');
    assert.equal(await title('*'), 'You are signed out');
  });

  it('leave every other path, and other methods, to the site', async (t) => {
    const site = await openSite(closerOf(t));
    const visitor = new Visitor();
    await logIn(site, visitor);
    for (const [path, method] of [
      ['/wecom-login/unknown', 'GET'],
      ['/wecom-login', 'GET'],
      ['/wecom-login/start', 'POST'],
      ['/wecom-login/callback', 'POST'],
      ['/wecom-login/signed-out', 'DELETE'],
    ] as const) {
      const { status, json } = await visitor.open(site.origin + path, {}, method);
      assert.deepEqual([status, json?.originalUrl], [200, path]);
    }
    const { status } = await new Visitor().open(`${site.origin}/wecom-login/callback`, {}, 'POST');
    assert.equal(status, 303);
  });

  it('cannot lead anywhere for a request that names no host', async (t) => {
    const { origin } = await openSite(closerOf(t));
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end('GET /wecom-login/start HTTP/1.0\r\nAccept: text/html\r\n\r\n');
    let text = '';
    for await (const chunk of socket) text += chunk;
    assert.match(text, /^HTTP\/1\.1 400 .*The request does not say which host it is for/s);
  });
});
