import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { webLogin } from '../../demo/web-login.js';
import { IN_WECOM, Visitor } from '../login/site.js';
import { type StartedDemo, startDemo } from './start-demo.js';

let demo: StartedDemo;

before(async () => {
  demo = await startDemo(webLogin);
  demo.wecom.addUser({ userId: 'wangwu', name: '<b>王五</b> & co' });
});

after(() => demo.close());

describe('demo/web-login', () => {
  it('knows who looks, inside WeCom and in a browser', async () => {
    const inside = { 'user-agent': IN_WECOM };
    for (const [headers, login] of [
      [inside, '/connect/oauth2/authorize'],
      [{}, '/wwlogin/sso/login'],
    ] as const) {
      const visitor = new Visitor();
      const { location } = await visitor.follow(`${demo.origin}/`, headers);
      assert.equal(new URL(location).pathname, login);
      const { status, text } = await visitor.follow(demo.wecom.user('lisi').authorize(location), headers);
      assert.equal(status, 200);
      assert.match(text, /<h1>Hello 李四<\/h1>.*<b>lisi<\/b>/s);
      assert.deepEqual((await visitor.open(`${demo.origin}/api/me`)).json, { userId: 'lisi' });
    }
  });

  it('tells a script where to log in', async () => {
    const { status, json } = await new Visitor().open(`${demo.origin}/api/me`, {
      accept: 'application/json',
      'sec-fetch-mode': 'cors',
    });
    assert.deepEqual([status, json.error], [401, 'login_required']);
    assert.match(json.loginUrl, /^\/wecom-login\/start/);
  });

  it('shows a name as text', async () => {
    const visitor = new Visitor();
    const { location } = await visitor.follow(`${demo.origin}/`);
    const { text } = await visitor.follow(demo.wecom.user('wangwu').authorize(location));
    assert.match(text, /<h1>Hello &#60;b&#62;王五&#60;\/b&#62; &#38; co<\/h1>/);
  });

  it('forgets who has signed out', async () => {
    const visitor = new Visitor();
    const { location } = await visitor.follow(`${demo.origin}/`);
    const { text } = await visitor.follow(demo.wecom.user('lisi').authorize(location));
    const [, action] = /<form method="post" action="(.+?)">/.exec(text) ?? [];
    assert.equal((await visitor.open(demo.origin + action, { origin: demo.origin }, 'POST')).status, 303);
    assert.equal((await visitor.open(`${demo.origin}/`)).status, 302);
  });

  it('lets everybody read what comes before the login', async () => {
    assert.equal((await new Visitor().open(`${demo.origin}/public`)).text, 'Everybody may read this.');
  });

  it('answers callbacks beside the pages, and leads to them from the menu', async () => {
    await demo.wecom.user('ZhangSan').sendText('hello');
    await demo.wecom.expectReply('Open the page from the menu.');
    const menu = await demo.app.api.menu.get();
    assert.deepEqual(menu, { button: [{ name: 'My page', type: 'view', url: `${demo.origin}/` }] });
  });
});
