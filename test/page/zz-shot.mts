import { chromium } from '/work/main/node_modules/playwright-core/index.mjs';
import { buildPage } from '/work/main/test/page/build-page.ts';
import { FakeEmulator } from '/work/main/test/page/fake-emulator.ts';
import { CATALOG, everything, sampleFiles } from '/work/main/test/page/sample-state.ts';

await buildPage();
const fake = new FakeEmulator({ state: everything(), catalog: CATALOG, files: await sampleFiles() });
const url = await fake.start();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const names = process.argv.slice(2);
async function shot(name, opts, act) {
  if (names.length && !names.some((n) => name.includes(n))) return;
  const ctx = await browser.newContext({ viewport: { width: 1360, height: 860 }, locale: 'zh-CN', ...opts });
  const page = await ctx.newPage();
  page.on('console', (m) => console.log(name, m.type(), m.text().slice(0, 300)));
  page.on('pageerror', (e) => console.log(name, 'ERR', e.stack?.slice(0, 800)));
  await page.goto(url);
  await page.waitForSelector('.app');
  await page.waitForTimeout(250);
  await act?.(page);
  await page.waitForTimeout(250);
  await page.screenshot({ path: `/tmp/shots/${name}.png` });
  await ctx.close();
}
const scroll = (n) => async (p) => {
  await p.goto(url + '#/app:1000002:ZhangSan');
  await p.waitForSelector('.message');
  await p.waitForTimeout(200);
  await p.evaluate((n) => {
    document.querySelector('.message-log__scroll').scrollTop = n;
  }, n);
};
await shot('desk-zh', {});
for (let i = 0; i < 6; i++)
  await shot('scroll' + i, { locale: 'en-US', colorScheme: i % 2 ? 'dark' : 'light' }, scroll(i * 620));
await shot('inspect-en', { locale: 'en-US' }, async (p) => {
  await p.goto(url + '#/app:1000002:ZhangSan/inspect/x2');
});
await shot('inspect-dark', { colorScheme: 'dark' }, async (p) => {
  await p.goto(url + '#/app:1000002:ZhangSan/inspect/x1');
  await p.getByRole('tab').nth(1).click();
});
const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
await shot('phone-list', { ...phone });
await shot('phone-chat', { ...phone, locale: 'en-US' }, scroll(0));
await shot('phone-end', { ...phone, colorScheme: 'dark' }, scroll(90000));
await shot('phone-inspect', { ...phone }, async (p) => {
  await p.goto(url + '#/app:1000002:ZhangSan/inspect/x2');
});
await shot('event', { locale: 'en-US' }, async (p) => {
  await p.keyboard.press('Escape');
  await p.getByRole('button', { name: 'Send an event' }).first().click();
  await p.waitForTimeout(200);
  await p.keyboard.press('ArrowDown');
  await p.keyboard.press('ArrowDown');
});
await shot('emoji', { locale: 'en-US' }, async (p) => {
  await scroll(90000)(p);
  await p.getByRole('button', { name: 'Emoji' }).click();
});
await shot('menu', { colorScheme: 'dark' }, async (p) => {
  await scroll(90000)(p);
  await p.getByRole('button', { name: '更多' }).click();
});
await shot('member', {}, async (p) => {
  await p.getByRole('button', { name: /当前身份/ }).click();
});
await shot('app', { locale: 'en-US' }, async (p) => {
  await scroll(90000)(p);
  await p.getByRole('button', { name: 'App settings' }).click();
});
await shot('location', { locale: 'zh-CN' }, async (p) => {
  await scroll(90000)(p);
  await p.getByRole('button', { name: '位置' }).click();
});
await shot('group', { locale: 'zh-CN' }, async (p) => {
  await p.goto(url + '#/group:project');
});
await shot('tablet', { locale: 'zh-CN', viewport: { width: 900, height: 700 } }, scroll(90000));
await browser.close();
await fake.close();
