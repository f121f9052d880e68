import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { ApiKeys } from '../../../src/gateway/keys/index.js';
import { skipWithoutChromium } from '../../helpers/chromium.js';
import { skipWithoutWechaty } from '../../packages/skip-without-wechaty.js';
import { buildCustomerPage } from './build-customer-page.js';
import { FakeDriver, someContacts } from './fake-driver.js';
import { serveGateway } from './http-desk.js';
import { openMockPhone } from './mock-phone.js';
import { assertAccessible, enterKey, PageVisitor } from './page-visitor.js';

const QUICK = { min: 0, max: 0 };
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>';

describe('the page of the customer gateway', { skip: skipWithoutChromium() }, () => {
  let visitor: PageVisitor;
  before(async () => {
    buildCustomerPage();
    visitor = await PageVisitor.launch();
  });
  after(() => visitor.close());
  afterEach(() => visitor.leave());

  /** A gateway that is online, and the page that shows it. */
  async function openOnline(t: TestContext, driver: FakeDriver, options = {}): Promise<Page> {
    driver.onStart = () => driver.login();
    const desk = await serveGateway(t, { driver, pace: QUICK });
    await desk.post('/goStart');
    const page = await visitor.open(desk.url, options);
    await enterKey(page, desk);
    await page.getByRole('table').first().waitFor();
    return page;
  }

  it('asks for a key, keeps it in the tab, and forgets it', async (t) => {
    const desk = await serveGateway(t, { driver: new FakeDriver(), pace: QUICK });
    const page = await visitor.open(desk.url);
    await page.getByRole('textbox', { name: 'API key' }).fill('wak_wrong');
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByText('The gateway does not know this key.').waitFor();
    await enterKey(page, desk);
    await page.getByRole('button', { name: 'Start' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Start' }).waitFor();
    await page.getByRole('button', { name: 'Forget the key' }).click();
    await page.getByRole('textbox', { name: 'API key' }).waitFor();
    await page.reload();
    await page.getByRole('textbox', { name: 'API key' }).waitFor();
  });

  it('needs no key where the gateway has none', async (t) => {
    const desk = await serveGateway(t, { driver: new FakeDriver(), keys: new ApiKeys() });
    const page = await visitor.open(desk.url);
    await page.getByRole('button', { name: 'Start' }).waitFor();
  });

  it('leads through scan, code, second verification and login to the contacts, and back', async (t) => {
    const driver = new FakeDriver();
    driver.onStart = () =>
      driver.report({
        type: 'scan',
        qrCode: 'https://example.invalid/q',
        svg: SVG,
        purpose: 'login',
        status: 'waiting',
      });
    driver.onCode = (code) =>
      code === '111111'
        ? driver.report({ type: 'verify_code', status: 'wrong', message: '' })
        : driver.report({ type: 'scan', qrCode: 'second', svg: SVG, purpose: 'verify', status: 'waiting' });
    const desk = await serveGateway(t, { driver, pace: QUICK });
    const page = await visitor.open(desk.url);
    await enterKey(page, desk);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('img', { name: 'QR code for the login' }).waitFor();
    await page.getByText('Scan it with the phone of the account').waitFor();
    driver.report({ type: 'scan', qrCode: '', purpose: 'login', status: 'scanned' });
    await page.getByText('Scanned. Confirm on the phone.').waitFor();
    driver.report({ type: 'verify_code', status: 'waiting', message: '' });
    await page.getByLabel('Six digits').fill('111111');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('That code was wrong').waitFor();
    await page.getByLabel('Six digits').fill('123456');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('heading', { name: 'Second verification' }).waitFor();
    driver.login();
    await page.getByRole('heading', { name: 'Contacts' }).waitFor();
    await page.getByText('Account: 王经理').waitFor();
    await page.getByRole('button', { name: 'Switch account' }).click();
    await page.getByRole('heading', { name: 'Scan the QR code' }).waitFor();
    await page.getByText('https://example.invalid/login').waitFor();
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('button', { name: 'Start' }).waitFor();
    driver.onStart = () => Promise.reject(new Error('the token is not valid'));
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('alert').getByText('the token is not valid').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByText('It said last: the token is not valid').waitFor();
    visitor.forgive(/502/);
  });

  it('leaves the login to those whose key reaches every customer', async (t) => {
    const driver = new FakeDriver();
    const desk = await serveGateway(t, { driver }, { recipients: { customers: ['c1'] } });
    const page = await visitor.open(desk.url);
    await enterKey(page, desk);
    const hint = page.getByText('Somebody whose key reaches every customer has to start it and to log in.');
    await hint.waitFor();
    await desk.gateway.start();
    await page.getByRole('heading', { name: 'Waiting for a scan' }).waitFor();
    await hint.waitFor();
    driver.login();
    await page.getByRole('button', { name: 'Write to 客户1' }).waitFor();
    for (const name of ['Start', 'End', 'Switch account']) {
      assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
    }
  });

  it('shows contacts by page, search and tag', async (t) => {
    const driver = new FakeDriver();
    driver.people = someContacts(45);
    const page = await openOnline(t, driver);
    const rows = page.getByRole('region', { name: 'Contacts' }).locator('tbody tr');
    await page.getByText('1–20 of 45').waitFor();
    assert.equal(await rows.count(), 20);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('21–40 of 45').waitFor();
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('41–45 of 45').waitFor();
    await page.getByRole('searchbox').fill('老王');
    await page.getByText('1–1 of 1').waitFor();
    assert.match((await rows.first().textContent()) ?? '', /老王客户2/);
    await page.getByRole('searchbox').fill('nobody at all');
    await page.getByText('No contact matches.').waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Tag').selectOption({ label: '等级 / VIP (15)' });
    await page.getByText('1–15 of 15').waitFor();
    driver.people = someContacts(3);
    await page.getByRole('button', { name: 'Read anew' }).click();
    await page.getByText('1–1 of 1').waitFor();
    assert.ok(driver.calls.includes('refresh'));
  });

  it('sends to one, with a preview, and shows what became of it', async (t) => {
    const driver = new FakeDriver();
    driver.capabilities = { ...driver.capabilities, confirmedByMember: true, maxTextBytes: 30 };
    driver.behaviours.set('c2', () => ({ state: 'awaiting_member', msgId: 'm', sender: 'lisi' }));
    const page = await openOnline(t, driver);
    await page.getByRole('button', { name: 'Write to 老王' }).click();
    const dialog = page.getByRole('dialog', { name: 'To 老王' });
    const send = dialog.getByRole('button', { name: 'Send', exact: true });
    assert.equal(await send.isDisabled(), true);
    await dialog.getByLabel('Message').fill('太长的一句话，超过了三十个字节');
    await dialog.getByText(/Too long: 45 bytes, 30 are allowed/).waitFor();
    assert.equal(await send.isDisabled(), true);
    await dialog.getByLabel('Message').fill('你好');
    await dialog.getByText('6 of 30 bytes').waitFor();
    await dialog.getByRole('region', { name: 'Preview' }).getByText('你好').waitFor();
    await dialog.getByText('Nothing goes out before the members').waitFor();
    await send.click();
    await page.getByText('lisi must confirm it in WeCom').waitFor();
    assert.deepEqual(driver.sent, [{ id: 'c2', text: '你好' }]);
    await page.getByRole('button', { name: 'All sendings' }).click();
    await page.getByRole('button', { name: /你好.*Done · 1 recipient/ }).waitFor();
    await page.getByRole('button', { name: 'Write to 客户3' }).click();
    await page.getByRole('dialog', { name: 'To 客户3' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(driver.sent.length, 1);
  });

  it('sends to a tag with progress, tells who failed, and sends again only on request', async (t) => {
    const driver = new FakeDriver();
    driver.people = someContacts(7);
    let goOn = (): void => {};
    driver.behaviours.set('c1', () => new Promise((resolve) => (goOn = () => resolve({ state: 'sent' }))));
    driver.behaviours.set('c4', () => ({ state: 'failed', code: 'blocked', message: 'the contact has blocked you' }));
    driver.behaviours.set('c7', () => Promise.reject(new Error('timeout')));
    const page = await openOnline(t, driver);
    await page.getByLabel('Tag').selectOption('t1');
    await page.getByRole('button', { name: 'Write to all 3 with “VIP”' }).click();
    const dialog = page.getByRole('dialog', { name: 'To 3 contacts with “VIP”' });
    await dialog.getByText('客户1, 客户4, 客户7').waitFor();
    await dialog.getByLabel('Message').fill('大家好');
    await dialog.getByText('one after the other').waitFor();
    await dialog.getByRole('button', { name: 'Send to 3' }).click();
    await page.getByText('Running · 0 of 3').waitFor();
    assert.equal(await page.getByRole('progressbar', { name: 'Progress' }).getAttribute('value'), '0');
    goOn();
    await page.getByText('Done · 3 of 3').waitFor();
    await page.getByText('the contact has blocked you').waitFor();
    await page.getByText('Some of them may get it twice.').waitFor();
    await page.getByLabel('Show').selectOption('unknown');
    const outcomes = page.getByRole('region', { name: 'Sendings' }).locator('tbody tr');
    await outcomes.nth(1).waitFor({ state: 'detached' });
    assert.match((await outcomes.first().textContent()) ?? '', /客户7Unknowntimeout/);
    driver.behaviours.clear();
    await page.getByRole('button', { name: 'Send again to 1 failed' }).click();
    await page.getByRole('button', { name: 'Send again to 1 failed' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Send again to 1 unknown' }).click();
    await page.getByText('Sent 3').waitFor();
    assert.deepEqual(
      driver.sent.map(({ id }) => id),
      ['c1', 'c4', 'c7', 'c4', 'c7'],
    );
  });

  it('stops a sending and goes on with it', async (t) => {
    const driver = new FakeDriver();
    let goOn = (): void => {};
    driver.behaviours.set('c1', () => new Promise((resolve) => (goOn = () => resolve({ state: 'sent' }))));
    const page = await openOnline(t, driver);
    await page.getByLabel('Tag').selectOption('t1');
    await page.getByRole('button', { name: 'Write to all 3' }).click();
    await page.getByLabel('Message').fill('大家好');
    await page.getByRole('button', { name: 'Send to 3' }).click();
    await page.getByRole('button', { name: 'Stop sending' }).click();
    goOn();
    await page.getByText('Cancelled · 3 of 3').waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Done · 3 of 3').waitFor();
  });

  it('speaks Chinese to a Chinese browser, and either to anybody', async (t) => {
    const desk = await serveGateway(t, { driver: new FakeDriver() });
    const page = await visitor.open(desk.url, { locale: 'zh-CN' });
    await page.getByRole('heading', { name: '客户网关' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    await page.getByRole('button', { name: 'switch to English' }).click();
    await page.getByRole('heading', { name: 'Customer gateway' }).waitFor();
    assert.equal(await page.title(), 'Customer gateway');
    await page.reload();
    await page.getByRole('heading', { name: 'Customer gateway' }).waitFor();
  });

  it('says that the gateway is away, and goes on when it is back', async (t) => {
    const desk = await serveGateway(t, { driver: new FakeDriver() });
    const page = await visitor.open(desk.url);
    await enterKey(page, desk);
    await page.getByRole('button', { name: 'Start' }).waitFor();
    await page.route('**/status', (route) => route.abort());
    await page.getByText('The gateway does not answer.').waitFor();
    await page.unrouteAll();
    await page.getByText('The gateway does not answer.').waitFor({ state: 'detached' });
    visitor.forgive(/ERR_FAILED/);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible, ${colorScheme}`, async (t) => {
      const look = { colorScheme, bypassCSP: true };
      const driver = new FakeDriver();
      driver.behaviours.set('c1', () => ({ state: 'failed', code: 'blocked', message: 'blocked' }));
      driver.behaviours.set('c4', () => Promise.reject(new Error('timeout')));
      const page = await openOnline(t, driver, look);
      await assertAccessible(page);
      await page.getByLabel('Tag').selectOption('t1');
      await page.getByRole('button', { name: 'Write to all 3' }).click();
      await page.getByLabel('Message').fill('大家好');
      await assertAccessible(page, 'dialog');
      await page.getByRole('button', { name: 'Send to 3' }).click();
      await page.getByText('Done · 3 of 3').waitFor();
      await assertAccessible(page);
      driver.report({ type: 'verify_code', status: 'wrong', message: '' });
      await page.getByLabel('Six digits').waitFor();
      await assertAccessible(page);
      driver.report({ type: 'scan', qrCode: 'q', svg: SVG, purpose: 'login', status: 'waiting' });
      await page.getByRole('img').waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Forget the key' }).click();
      await page.getByRole('textbox', { name: 'API key' }).waitFor();
      await assertAccessible(page);
    });
  }

  it('fits a phone', async (t) => {
    const page = await openOnline(t, new FakeDriver(), { viewport: { width: 390, height: 780 }, bypassCSP: true });
    await assertAccessible(page);
    const wider = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    assert.equal(wider, 0);
  });

  it('works with a real Wechaty', { skip: skipWithoutWechaty() }, async (t) => {
    const account = await openMockPhone();
    const desk = await serveGateway(t, { driver: account.driver, pace: QUICK });
    const page = await visitor.open(desk.url);
    await enterKey(page, desk);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('img', { name: 'QR code for the login' }).waitFor();
    await account.scanned();
    await page.getByRole('button', { name: 'Write to 老王' }).click();
    await page.getByLabel('Message').fill('你好');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Done · 1 of 1').waitFor();
    assert.deepEqual(account.said(), [{ to: 'p1', text: '你好' }]);
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('button', { name: 'Start' }).waitFor();
  });
});
