import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it, test } from 'node:test';
import type { Page } from 'playwright-core';
import { generateApiKey } from '../../../src/gateway/keys/index.js';
import { SAMPLES } from '../../emulator/desk.js';
import { skipWithoutChromium } from '../../helpers/chromium.js';
import { assertAccessible, PageVisitor } from '../customer/page-visitor.js';
import { buildPushPage } from './build-push-page.js';
import { openPushDesk } from './push-desk.js';

const CI = generateApiKey();
const KEYS = [{ name: 'ci', hash: CI.hash }];
const PHONE = { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true };

describe('the page of the push gateway', { skip: skipWithoutChromium() }, () => {
  let visitor: PageVisitor;
  before(async () => {
    buildPushPage();
    visitor = await PageVisitor.launch();
  });
  after(() => visitor.close());
  afterEach(() => visitor.leave());

  const state = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

  it('sends a message, and follows it until it is sent', async (t) => {
    const desk = await openPushDesk(t, { keys: KEYS });
    const page = await visitor.open(`${desk.url}/docs`);
    await page.getByLabel('API key').fill(CI.key);
    await page.getByRole('textbox', { name: 'Members' }).fill('ZhangSan, lisi');
    await page.getByRole('textbox', { name: 'Text' }).fill('你好 "it\'s" done');
    const curl = await page.getByRole('figure', { name: 'curl', exact: true }).innerText();
    assert.equal(
      curl.trim(),
      [
        `curl '${desk.url}' \\`,
        `  -H "Authorization: Bearer $PUSH_KEY" \\`,
        `  -H 'Content-Type: application/json' \\`,
        String.raw`  -d '{"toUser":["ZhangSan","lisi"],"text":"你好 \"it'\''s\" done"}'`,
      ].join('\n'),
    );
    await page.getByRole('button', { name: 'Send' }).click();
    await state(page, 'Sent');
    assert.deepEqual(desk.seen.map(({ to, content }) => [to, content.content]).toSorted(), [
      ['ZhangSan', '你好 "it\'s" done'],
      ['lisi', '你好 "it\'s" done'],
    ]);
  });

  it('keeps the key in the tab alone', async (t) => {
    const desk = await openPushDesk(t, { keys: KEYS });
    const page = await visitor.open(`${desk.url}/docs/`);
    await page.getByLabel('API key').fill(CI.key);
    await page.reload();
    assert.equal(await page.getByLabel('API key').inputValue(), CI.key);
    const kept = await page.evaluate(
      'JSON.stringify([Object.values(sessionStorage), Object.values(localStorage), document.cookie])',
    );
    assert.deepEqual(JSON.parse(String(kept)), [[CI.key], [], '']);
    assert.ok(!(await page.content()).includes(CI.key) && !page.url().includes('wak_'));
    const elsewhere = await visitor.open(`${desk.url}/docs/`);
    assert.equal(await elsewhere.getByLabel('API key').inputValue(), '');
  });

  it('shows what is wrong at the field where it is', async (t) => {
    const desk = await openPushDesk(t);
    const page = await visitor.open(`${desk.url}/docs`);
    await page.getByText('No key is configured').waitFor();
    await page.getByRole('tab', { name: 'Text card' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('x'.repeat(129));
    await page.getByRole('button', { name: 'Send' }).click();
    await state(page, 'Refused with 422');
    await page
      .getByRole('alert')
      .filter({ hasText: /^must have at most 128 characters$/ })
      .waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Link' }).getAttribute('aria-invalid'), 'true');
    assert.equal(await page.getByRole('textbox', { name: 'Button' }).getAttribute('aria-invalid'), 'false');
    visitor.forgive(/status of 422/);
  });

  it('sends files as a form, and deeper content as JSON', async (t) => {
    const desk = await openPushDesk(t);
    const page = await visitor.open(`${desk.url}/docs`);
    await page.getByRole('textbox', { name: 'Members' }).fill('lisi');
    await page.getByRole('tab', { name: 'Image' }).click();
    await page
      .getByLabel('Image', { exact: false })
      .and(page.locator('[type=file]'))
      .setInputFiles({
        name: '图.png',
        mimeType: 'image/png',
        buffer: Buffer.from(SAMPLES.image),
      });
    await page.getByText("-F 'image=@图.png'").waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await state(page, 'Sent');
    await page.getByRole('tab', { name: 'Template card' }).click();
    const card = page.getByRole('textbox', { name: 'Template card' });
    await card.fill('{');
    await page.getByText('This is not JSON.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Send' }).isDisabled());
    await page.getByRole('button', { name: 'Insert an example' }).click();
    await page.getByText('Options').click();
    await page.getByRole('textbox', { name: 'Idempotency-Key' }).fill('order-42');
    await page.getByText("-H 'Idempotency-Key: order-42'").waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('"kind": "templateCard"').waitFor();
    await state(page, 'Sent');
    await page.getByRole('tab', { name: 'Robot' }).click();
    await page.getByRole('textbox', { name: 'Robot' }).fill('dev');
    await page.getByRole('textbox', { name: 'Idempotency-Key' }).fill('');
    await page.getByRole('tab', { name: 'News' }).click();
    await page.getByRole('button', { name: 'Insert an example' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('"kind": "news"').waitFor();
    await state(page, 'Sent');
    assert.deepEqual(
      desk.seen.map(({ to, msgType }) => [to, msgType]),
      [
        ['lisi', 'image'],
        ['lisi', 'template_card'],
        ['dev', 'news'],
      ],
    );
  });

  it('speaks both languages, the browser choosing first', async (t) => {
    const desk = await openPushDesk(t);
    const page = await visitor.open(`${desk.url}/docs`, { locale: 'zh-CN' });
    await page.getByRole('heading', { name: '推送网关' }).waitFor();
    await page.getByText('成员账号，最多 1000 个').waitFor();
    await page.getByRole('heading', { name: '发给一个成员的文本' }).waitFor();
    await page.getByRole('button', { name: /Language/ }).click();
    await page.getByRole('heading', { name: 'Push gateway' }).waitFor();
    await page.getByText('Userids, at most 1000').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Push gateway' }).waitFor();
    assert.equal(await page.evaluate('document.documentElement.lang'), 'en');
  });

  it('says so when the gateway does not answer', async (t) => {
    const desk = await openPushDesk(t);
    const page = await visitor.open(`${desk.url}/docs`);
    await page.getByRole('textbox', { name: 'Members' }).fill('lisi');
    await page.route('**/push', (route) => route.abort());
    await page.getByRole('button', { name: 'Send' }).click();
    await state(page, 'The gateway does not answer.');
    await page.route('**/openapi.json', (route) => route.abort());
    await page.reload();
    await page.getByRole('alert').filter({ hasText: 'The gateway does not answer' }).waitFor();
    visitor.forgive(/Failed to load resource/);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible, ${colorScheme}`, async (t) => {
      const desk = await openPushDesk(t, { keys: KEYS });
      const page = await visitor.open(`${desk.url}/docs`, { colorScheme, bypassCSP: true });
      await page.getByText('Options').click();
      await assertAccessible(page);
      await page.getByRole('tab', { name: 'Text card' }).click();
      await page.getByRole('button', { name: 'Send' }).click();
      await state(page, 'Refused with 401');
      await assertAccessible(page);
      visitor.forgive(/status of 401/);
    });
  }

  it('fits on a phone', async (t) => {
    const desk = await openPushDesk(t);
    const page = await visitor.open(`${desk.url}/docs`, { ...PHONE, bypassCSP: true });
    await page.getByRole('button', { name: 'Send' }).waitFor();
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= PHONE.viewport.width);
    await assertAccessible(page);
  });
});

test('the page is served with its policy, and to this machine only while there is no key', async (t) => {
  buildPushPage();
  const desk = await openPushDesk(t);
  const page = await desk.call('/docs/');
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self';style-src 'self'/);
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  assert.doesNotMatch(page.text, /<script(?![^>]*src=)|<style|style="|\son[a-z]+="/);
  const [, script = ''] = /src="\.(\/assets\/[^"]+)"/.exec(page.text) ?? [];
  assert.match((await desk.call(`/docs${script}`)).headers.get('cache-control') ?? '', /immutable/);
  assert.equal((await desk.call('/docs/', { headers: { 'x-forwarded-for': '10.0.0.7' } })).status, 401);
  assert.equal((await desk.call('/docs/..%2f..%2findex.js')).status, 404);
});
