import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium, skipWithoutChromium } from '../helpers/chromium.js';
import { IN_WECOM, openSite, type Site } from './site.js';

const IN_CLIENT: BrowserContextOptions = { userAgent: IN_WECOM, locale: 'zh-CN' };

/** A page of the site that signs out by a form, in the way of sites that hide where their visitors come from. */
const SIGN_OUT_PAGE = `<!doctype html><title>Page</title>
<form method="post" action="/wecom-login/sign-out"><button>Sign out</button></form>`;

describe('a login in Chromium', { skip: skipWithoutChromium() }, () => {
  const closing: (() => unknown)[] = [];
  const contexts: BrowserContext[] = [];
  let browser: Browser;
  let site: Site;
  /** Another host than the emulator's, so that going there and back crosses sites as it does with WeCom. */
  let origin: string;

  before(async () => {
    browser = await chromium.launch({
      executablePath: findChromium() ?? 'chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    site = await openSite((close) => closing.unshift(close), {
      setUp: (express) => {
        express.get('/foreign', (_request, response) => {
          response.send(SIGN_OUT_PAGE.replace('action="', `action="${origin}`));
        });
      },
    });
    origin = site.origin.replace('127.0.0.1', 'localhost');
    site.emulated.redirectDomain = new URL(origin).host;
  });
  after(async () => {
    await browser.close();
    for (const close of closing) await close();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    site.wecom.removeUser('new');
  });

  /** A browser of its own: its cookies are nobody else's. */
  async function newBrowser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await browser.newContext({ locale: 'en-US', ...options });
    context.setDefaultTimeout(30_000);
    contexts.push(context);
    return context;
  }

  /** Chooses somebody on the emulator's page, and what they do. */
  async function choose(page: Page, name: string, button: string): Promise<void> {
    await page.getByRole('radio', { name }).check();
    await page.getByRole('button', { name: button, exact: true }).click();
  }

  /** Who the site takes the page's browser for. */
  async function userOf(page: Page): Promise<string | undefined> {
    const { wecomUser } = JSON.parse(await page.locator('body').innerText());
    return wecomUser?.userId;
  }

  async function loggedIn(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await newBrowser(options);
    const page = await context.newPage();
    await page.goto(origin + path);
    await choose(page, '李四', 'Allow');
    await page.waitForURL(origin + path);
    return page;
  }

  /** The last callback that the page was sent to. */
  function callbacksOf(page: Page): string[] {
    const seen: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/wecom-login/callback')) seen.push(request.url());
    });
    return seen;
  }

  it('goes by QR code on a desktop, and comes back to its page', async () => {
    const page = await (await newBrowser()).newPage();
    await page.goto(`${origin}/reports?year=2026`);
    await page
      .getByRole('heading', { name: `Reports wants to know who opens its page on ${new URL(origin).host}.` })
      .waitFor();
    await choose(page, '李四', 'Allow');
    await page.waitForURL(`${origin}/reports?year=2026`);
    assert.equal(await userOf(page), 'lisi');
    assert.equal(await page.evaluate('document.cookie'), '');
    const cookies = await page.context().cookies(origin);
    assert.deepEqual(
      cookies.map(({ name, httpOnly, sameSite, secure }) => [name, httpOnly, sameSite, secure]),
      [['wecom_session', true, 'Lax', false]],
    );
  });

  it('is silent inside WeCom once the emulator knows whose WeCom it is', async () => {
    const context = await newBrowser(IN_CLIENT);
    const page = await context.newPage();
    await page.goto(`${origin}/a`);
    await choose(page, '李四', '继续');
    await page.waitForURL(`${origin}/a#`);
    await context.clearCookies({ name: 'wecom_session' });
    await page.goto(`${origin}/b`);
    assert.deepEqual([page.url(), await userOf(page)], [`${origin}/b#`, 'lisi']);
    await page.goto(`${site.wecom.apiBase}/_emulator/login`);
    await page.getByRole('button', { name: '每次询问' }).click();
    await context.clearCookies({ name: 'wecom_session' });
    await page.goto(`${origin}/c`);
    await page.getByRole('radio', { name: '李四' }).waitFor();
    site.wecom.user('new').signIn();
    await page.goto(`${origin}/c`);
    assert.equal(await userOf(page), 'new');
  });

  it('survives reloads, the callback’s own address and the back button', async () => {
    const page = await (await newBrowser()).newPage();
    const callbacks = callbacksOf(page);
    await page.goto(`${origin}/reports`);
    await choose(page, '李四', 'Allow');
    await page.waitForURL(`${origin}/reports`);
    await page.reload();
    assert.equal(await userOf(page), 'lisi');
    await page.goto(callbacks[0] ?? '');
    assert.equal(page.url(), `${origin}/reports`);
    const calls = site.wecom.callsOf('auth/getuserinfo').length;
    await page.goBack();
    await page.goBack();
    await page.getByRole('heading', { name: 'Reports wants to know' }).waitFor();
    await choose(page, '张三', 'Allow');
    await page.waitForURL(`${origin}/reports`);
    // The attempt is over, so its state is good for nothing, whoever answers it.
    assert.equal(await userOf(page), 'lisi');
    assert.equal(site.wecom.callsOf('auth/getuserinfo').length, calls);
  });

  it('gives whoever gets the link forwarded a login of their own', async () => {
    const page = await (await newBrowser()).newPage();
    const callbacks = callbacksOf(page);
    await page.goto(`${origin}/shared`);
    await choose(page, '李四', 'Allow');
    await page.waitForURL(`${origin}/shared`);
    const other = await (await newBrowser()).newPage();
    await other.goto(callbacks[0] ?? '');
    await choose(other, '张三', 'Allow');
    await other.waitForURL(`${origin}/shared`);
    assert.equal(await userOf(other), 'ZhangSan');
    assert.equal(await userOf(page), 'lisi');
  });

  it('does not let one browser log another in', async () => {
    const attacker = await (await newBrowser()).newPage();
    await attacker.goto(`${origin}/`);
    const callback = site.wecom.user('lisi').authorize(attacker.url());
    const calls = site.wecom.callsOf('auth/getuserinfo').length;
    const victim = await (await newBrowser()).newPage();
    await victim.goto(callback);
    await victim.getByRole('heading', { name: 'Reports wants to know' }).waitFor();
    assert.equal(site.wecom.callsOf('auth/getuserinfo').length, calls);
    const names = (await victim.context().cookies(origin)).map(({ name }) => name);
    assert.ok(!names.includes('wecom_session'));
  });

  it('goes on in several tabs at once', async () => {
    const context = await newBrowser();
    const [first, second] = [await context.newPage(), await context.newPage()];
    await first.goto(`${origin}/first`);
    await second.goto(`${origin}/second`);
    await choose(second, '李四', 'Allow');
    await second.waitForURL(`${origin}/second`);
    await choose(first, '李四', 'Allow');
    await first.waitForURL(`${origin}/first`);
    assert.deepEqual([await userOf(first), await userOf(second)], ['lisi', 'lisi']);
  });

  it('tells a page’s own requests where to log in', async () => {
    const page = await loggedIn('/app?tab=2');
    await page.context().clearCookies({ name: 'wecom_session' });
    const ask = "fetch('/api').then(async (answer) => [answer.status, await answer.json()])";
    const [status, answer] = (await page.evaluate(ask)) as [number, { error: string; loginUrl: string }];
    assert.deepEqual([status, answer.error], [401, 'login_required']);
    await page.goto(origin + answer.loginUrl);
    await choose(page, '李四', 'Allow');
    await page.waitForURL(`${origin}/app?tab=2`);
  });

  it('ends when the member signs out, and not when another site wants it', async () => {
    const page = await loggedIn();
    await page.goto(`${site.origin}/foreign`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Not done' }).waitFor();
    await page.goto(`${origin}/`);
    assert.equal(await userOf(page), 'lisi');
    await page.route(`${origin}/own`, (route) =>
      route.fulfill({
        body: SIGN_OUT_PAGE,
        headers: { 'content-type': 'text/html', 'referrer-policy': 'no-referrer' },
      }),
    );
    await page.goto(`${origin}/own`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    assert.deepEqual(
      (await page.context().cookies(origin)).filter(({ name }) => name === 'wecom_session'),
      [],
    );
    await page.getByRole('link', { name: 'Log in again' }).click();
    await choose(page, '张三', 'Allow');
    await page.waitForURL(`${origin}/`);
    assert.equal(await userOf(page), 'ZhangSan');
  });

  it('asks again after its time, and when its cookie was changed', async () => {
    const page = await loggedIn();
    const context = page.context();
    const [cookie] = (await context.cookies(origin)).filter(({ name }) => name === 'wecom_session');
    assert.ok(cookie);
    await context.addCookies([{ ...cookie, value: cookie.value.replace(/..~2$/, 'AA~2') }]);
    await page.reload();
    await page.getByRole('heading', { name: 'Reports wants to know' }).waitFor();
    await context.addCookies([cookie]);
    await page.goto(`${origin}/`);
    assert.equal(await userOf(page), 'lisi');
    await site.clock.advance(28_800_000);
    await page.reload();
    await page.getByRole('heading', { name: 'Reports wants to know' }).waitFor();
  });

  it('never ends on another site', async () => {
    const page = await loggedIn();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).host));
    for (const target of [
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/.//evil.example',
      'https://evil.example',
    ]) {
      await page.goto(`${origin}/wecom-login/start?to=${encodeURIComponent(target)}`);
      assert.equal(page.url(), `${origin}/`);
    }
    assert.deepEqual(new Set(asked), new Set([new URL(origin).host]));
  });

  it('shows a page when it is denied, from which it can begin anew', async () => {
    const page = await (await newBrowser({ locale: 'zh-CN' })).newPage();
    await page.goto(`${origin}/a`);
    await choose(page, '李四', '拒绝');
    await page.getByRole('heading', { name: '尚未登录' }).waitFor();
    await page.getByRole('link', { name: '登录' }).click();
    await choose(page, '李四', '同意');
    await page.waitForURL(`${origin}/a`);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has accessible pages, ${colorScheme}`, async () => {
      site.wecom.addExternalContact({ name: '王五', followUser: ['lisi'] });
      // axe puts a script into the page, which the page's own policy would refuse.
      const context = await newBrowser({ bypassCSP: true, colorScheme });
      const page = await context.newPage();
      const { corpId, agentId } = site.emulated;
      const query = new URLSearchParams({
        appid: corpId,
        redirect_uri: `${origin}/`,
        response_type: 'code',
        scope: 'snsapi_privateinfo',
        agentid: String(agentId),
      });
      const authorize = `${site.wecom.apiBase}/connect/oauth2/authorize`;
      for (const url of [
        `${authorize}?${query}`,
        authorize,
        `${site.wecom.apiBase}/_emulator/login`,
        `${origin}/wecom-login/signed-out`,
        `${origin}/wecom-login/sign-out`,
      ]) {
        await page.goto(url);
        const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
        assert.ok(passes.length > 5, `axe found nothing to look at on ${url}`);
        const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${url}: ${id} ${html}`));
        assert.deepEqual(found, []);
      }
    });
  }
});
