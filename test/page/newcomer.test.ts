import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { echoBot, MENU } from '../../demo/echo-bot.js';
import { ManualClock } from '../../src/clock/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { WecomApp } from '../../src/index.js';
import { serveTiny } from '../emulator/stage.js';
import { skipWithoutChromium } from '../helpers/chromium.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { buildPage } from './build-page.js';
import { PHONE, TestBrowser, until } from './chromium-page.js';

/** The path of somebody who has just started the demo, with the real emulator and the real demo bot. */
describe('a newcomer', { skip: skipWithoutChromium() }, () => {
  let browser: TestBrowser;
  let wecom: Emulator;
  let app: WecomApp;

  before(async () => {
    await buildPage();
    browser = await TestBrowser.launch();
    wecom = await startEmulator();
    const emulated = wecom.createApp({ name: 'Echo' });
    const environment = { ...emulated.environment(), WECOM_APP_HOST: '127.0.0.1', WECOM_APP_PORT: '0' };
    app = new WecomApp({ environment, logger: recordingLogger() });
    echoBot(app, true);
    const { origin } = await app.listen({ closeOnSignals: false });
    await emulated.connect(`${origin}${app.config.path}`);
    await app.api.menu.create({ button: MENU });
  });
  after(async () => {
    await browser.close();
    await app.close();
    await wecom.close();
  });
  afterEach(async () => {
    await browser.leave();
    browser.assertCalm();
  });

  const open = (options = {}): Promise<Page> => browser.open(wecom.pageUrl, options);
  const answers = (page: Page, type: string) => page.locator(`.message--other[data-type=${type}]`);

  it('types, and is echoed', async () => {
    const page = await open();
    await page.getByLabel('Message to Echo').fill('hello 你好');
    await page.keyboard.press('Enter');
    await answers(page, 'text').getByText('hello 你好').waitFor();
    const own = page.locator('.message--own').last();
    await own.getByText(/^answered in/).waitFor();
    await own.getByRole('button', { name: 'Inspect' }).click();
    await page.getByRole('tab', { name: 'Request' }).click();
    await page.getByRole('tabpanel').getByText('hello 你好').waitFor();
    await page.getByRole('tab', { name: 'Answer', exact: true }).click();
    await page.getByRole('tabpanel').getByText('signature right').waitFor();
  });

  it('sends a picture, and sees it mirrored', async () => {
    const page = await open();
    const left = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="#fff"/><rect width="40" height="40" fill="#f00"/></svg>',
    );
    const buffer = await sharp(left).png().toBuffer();
    await page.getByTestId('file-image').setInputFiles({ name: 'half.png', mimeType: 'image/png', buffer });
    await page.getByRole('list', { name: 'Attachments' }).getByText('half.png').waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const shown = answers(page, 'image').locator('img.image-content__picture');
    await shown.waitFor();
    const colours = () =>
      shown.evaluate((picture) => {
        const canvas = document.createElement('canvas');
        canvas.width = 80;
        canvas.height = 40;
        const context = canvas.getContext('2d');
        context?.drawImage(picture as HTMLImageElement, 0, 0);
        return [5, 75].map((x) => [...(context?.getImageData(x, 20, 1, 1).data ?? [])].join(' '));
      });
    await until(async () => (await colours()).join() === '255 255 255 255,255 0 0 255');
  });

  it('speaks, and hears it again', async () => {
    const page = await open();
    const record = async () => {
      await page.getByRole('button', { name: 'Voice' }).click();
      await page.getByRole('menuitem', { name: 'Record' }).click();
    };
    await record();
    await until(() => page.evaluate(() => document.activeElement?.textContent === 'Send recording'));
    await page.keyboard.press('Escape');
    await until(() => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'));
    await record();
    await page.getByText('Recording 0:01').waitFor();
    await page.getByRole('button', { name: 'Send recording' }).click();
    await until(() => wecom.conversations.some(({ entries }) => entries.some(({ msgType }) => msgType === 'voice')));
    const wav = [...wecom.media.values()].find(({ type }) => type === 'voice')?.bytes;
    assert.equal(wav?.toString('latin1', 0, 4), 'RIFF');
    const player = answers(page, 'voice').locator('audio');
    await player.waitFor();
    await player.evaluate((audio: HTMLAudioElement) => audio.play());
    await until(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime > 0.1));
  });

  it('clicks in the menu, then on a card', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'More, opens a sub-menu' }).click();
    await page.getByRole('menuitem', { name: 'What time is it?' }).click();
    await page.getByRole('log').getByText('Menu: TIME').waitFor();
    await answers(page, 'text')
      .getByText(/^It is /)
      .waitFor();
    await page.getByRole('button', { name: 'More, opens a sub-menu' }).click();
    await page.getByRole('menuitem', { name: 'A card' }).click();
    const card = page.locator('[data-card-type=button_interaction]');
    await card.getByRole('button', { name: 'Yes' }).click();
    await card.getByRole('button', { name: 'Agreed' }).waitFor();
    assert.ok(await card.getByRole('button', { name: 'Agreed' }).isDisabled());
    assert.equal(await card.getByRole('button').count(), 1);
  });

  it('sees what the app sends by itself as it comes, and what it takes back', async () => {
    const page = await open();
    const [sent] = await app.api.send.text('ZhangSan', 'by the way');
    await answers(page, 'text').getByText('by the way').waitFor();
    await page.getByRole('option', { name: 'message/send' }).first().waitFor();
    await app.api.message.recall(sent?.msgId ?? '');
    await page.getByRole('log').getByText('Echo took back a message').waitFor();
  });

  it('composes an event', async () => {
    const page = await open();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Send an event' }).click();
    await page.getByRole('combobox', { name: 'Search events' }).fill('enter_agent');
    await page.getByRole('option', { name: 'enter_agent' }).click();
    await page.getByRole('button', { name: 'Send event' }).click();
    await page.getByRole('log').getByText('Entered the app').waitFor();
    await answers(page, 'text')
      .getByText(/^Welcome!/)
      .waitFor();
  });

  it('does all that on a phone, in Chinese', async () => {
    const page = await open({ ...PHONE, locale: 'zh-CN' });
    await page.getByRole('button', { name: 'Echo' }).tap();
    await page.getByLabel('发送给“Echo”的消息').fill('手机');
    await page.getByRole('button', { name: '发送', exact: true }).tap();
    await answers(page, 'text').getByText('手机').waitFor();
    await page
      .locator('.message--own')
      .last()
      .getByText(/内响应$/)
      .waitFor();
  });

  it('sees three tries when the app is slow', async (t) => {
    const clock = new ManualClock(Date.now());
    const waiting: unknown[] = [];
    const slow = await startEmulator({ clock });
    t.after(() => slow.close());
    slow.createApp({ name: 'Slow', callbackUrl: await serveTiny(t, (request) => waiting.push(request)) });
    const page = await browser.open(slow.pageUrl, { bypassCSP: false });
    await page.getByLabel('Message to Slow').fill('anybody there?');
    await page.keyboard.press('Enter');
    await page.getByText('waiting for the app').waitFor();
    for (let number = 1; number <= 3; number++) {
      await until(() => waiting.length === number);
      await clock.advance(5000);
    }
    const own = page.locator('.message--own');
    await own.getByText('no answer · 3 tries').waitFor();
    await own.getByRole('button', { name: 'Inspect' }).click();
    await page.locator('.timeline__bar--timeout').nth(2).waitFor();
    await page.getByText('no answer within 5000 ms').nth(2).waitFor();
  });

  it('is safe from hostile text', async () => {
    const page = await open();
    const hostile = '<script>hacked=1</script><img src=x onerror=hacked=1> javascript:hacked=1 \u202Eevil\u202C';
    const send = app.api.send;
    await send.text('ZhangSan', hostile);
    await send.markdown('ZhangSan', `# ${hostile}\n[click](javascript:hacked=1) [web](https://a.example)`);
    await send.textcard('ZhangSan', {
      title: hostile,
      description: `<div class="gray">${hostile}</div>`,
      url: 'https://a.example',
    });
    await page.locator('[data-type=textcard]').waitFor();
    const log = page.getByRole('log');
    assert.equal(await log.locator('script, img[src=x], [onerror], a[href^="javascript"]').count(), 0);
    const bodies = log.locator('.message__body', { hasText: '<script>hacked=1</script>' });
    assert.equal(await bodies.count(), 3);
    assert.equal(await page.evaluate(() => 'hacked' in window), false);
    const bidi = await answers(page, 'text')
      .last()
      .locator('.text-content')
      .evaluate((text) => getComputedStyle(text).unicodeBidi);
    assert.match(bidi, /isolate|plaintext/);
  });

  it('is not held up by 100 kB of text', async () => {
    const page = await open();
    const before = performance.now();
    await wecom.user('ZhangSan').sendText('\u202Elong<b>'.repeat(12_500));
    const bubble = page.locator('.message--own').last();
    const all = bubble.getByRole('button', { name: 'Show all (125.0 kB)' });
    await all.click();
    await bubble.getByRole('button', { name: 'Show less' }).waitFor();
    assert.ok(performance.now() - before < 5000, 'the page was busy for long');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
    await bubble.getByRole('button', { name: 'Inspect' }).click();
    await page.getByRole('tab', { name: 'Encrypted' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Show less' }).waitFor();
  });
});
