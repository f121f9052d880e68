import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type { PageState } from '../../src/emulator/page-api/index.js';
import { skipWithoutChromium } from '../helpers/chromium.js';
import { buildPage } from './build-page.js';
import { PHONE, TestBrowser, until } from './chromium-page.js';
import { FakeEmulator } from './fake-emulator.js';
import {
  AGENT_ID,
  CATALOG,
  CONVERSATION,
  callback,
  entry,
  everything,
  little,
  said,
  sampleFiles,
} from './sample-state.js';

/** A file for an input that takes one. */
const picture = { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('png') };

describe('the chat page', { skip: skipWithoutChromium() }, () => {
  let browser: TestBrowser;
  let fake: FakeEmulator;
  let url: string;

  before(async () => {
    await buildPage();
    browser = await TestBrowser.launch();
    fake = new FakeEmulator({ state: everything(), catalog: CATALOG, files: await sampleFiles() });
    url = await fake.start();
  });
  after(async () => {
    await browser.close();
    await fake.close();
  });
  afterEach(async () => {
    await browser.leave();
    browser.assertCalm();
  });

  async function start(
    options: Parameters<TestBrowser['open']>[1] & { at?: string; state?: PageState } = {},
  ): Promise<Page> {
    const { at = `#/${CONVERSATION}`, state = little(), ...rest } = options;
    fake.reset(state);
    fake.answers['/media'] = ({ query }) => ({ mediaId: `M-${query.get('filename')}`, url: '/media/hill.png' });
    return browser.open(url + at, rest);
  }

  describe('shows', () => {
    it('every type of message, and loads nothing from outside', async () => {
      const page = await start({ state: everything() });
      const types = await page
        .locator('[data-type]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-type')));
      const wanted =
        'text image voice video file location link textcard news mpnews markdown miniprogram_notice template_card';
      assert.deepEqual(
        wanted.split(' ').filter((type) => !types.includes(type)),
        [],
      );
      const log = page.getByRole('log');
      const texts = [
        '领奖通知',
        '中秋节礼品领取',
        'Kept by WeCom',
        '会议室预定',
        '会议室预订成功通知',
        'Annual report',
        '新港中路',
      ];
      for (const text of texts) await log.getByText(text).first().waitFor();
      assert.deepEqual(
        await log
          .locator('[data-card-type]')
          .evaluateAll((all) => all.map((one) => one.getAttribute('data-card-type')).slice(0, 5)),
        ['text_notice', 'news_notice', 'button_interaction', 'vote_interaction', 'multiple_interaction'],
      );
      await log.getByText('Entered the app').waitFor();
      await log.getByText('Echo bot took back a message').waitFor();
      await log.getByText('cut by WeCom').waitFor();
      await log.getByText('Confidential').waitFor();
      await log.getByText('Picture on example.com').waitFor({ state: 'attached' });
      await log.getByText('Browsers cannot play AMR').waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), 'only panes scroll');
      assert.match((await log.locator('[data-type=text]').nth(1).textContent()) ?? '', /passive reply/);
    });

    it('links that lead to the web only, each in a tab of its own', async () => {
      const page = await start({ state: everything() });
      const links = await page
        .getByRole('log')
        .locator('a[target]')
        .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.getAttribute('rel')] as const));
      assert.ok(links.length > 8);
      for (const [href, rel] of links) {
        assert.match(href ?? '', /^https?:\/\//);
        assert.equal(rel, 'noopener noreferrer');
      }
    });

    it('a picture large when it is clicked, and gives the focus back', async () => {
      const page = await start({ state: everything() });
      const small = page.getByRole('button', { name: 'Enlarge hill.png' });
      await small.click();
      const dialog = page.getByRole('dialog', { name: 'hill.png' });
      await dialog.getByRole('img').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      assert.ok(await small.evaluate((button) => button === document.activeElement));
    });

    it('a group, in which nobody can write', async () => {
      const page = await start({ at: '#/group:project' });
      await page.getByRole('log').getByText('Build 42 is green').waitFor();
      await page.getByText('Members cannot write here').waitFor();
      assert.equal(await page.getByRole('textbox').count(), 0);
    });

    it('the list by the latest message, filtered by name', async () => {
      const page = await start();
      const list = page.getByRole('region', { name: 'Conversations' });
      const names = () => list.locator('.conversation-item__name').allTextContents();
      assert.deepEqual(await names(), ['审批', '项目群', 'Echo bot']);
      await page.getByLabel('Search').fill('echo');
      assert.deepEqual(await names(), ['Echo bot']);
    });
  });

  describe('sends', () => {
    it('text by Enter, a new line by Shift+Enter, and nothing while an input method composes', async () => {
      const page = await start();
      const input = page.getByLabel('Message to Echo bot');
      await input.pressSequentially('one');
      await input.press('Shift+Enter');
      await input.pressSequentially('two');
      await input.evaluate((box) =>
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })),
      );
      await input.press('Enter');
      assert.deepEqual(await asked('/send'), [
        { userId: 'ZhangSan', agentId: AGENT_ID, message: { msgType: 'text', content: 'one\ntwo' } },
      ]);
      assert.equal(await input.inputValue(), '');
    });

    it('emoji from the picker, by the keyboard', async () => {
      const page = await start();
      const input = page.getByLabel('Message to Echo bot');
      await input.fill('hi');
      await page.getByRole('button', { name: 'Emoji' }).click();
      await page.getByRole('group', { name: 'Emoji' }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      assert.equal(await input.inputValue(), 'hi🙃');
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Emoji');
    });

    it('files that were chosen, pasted or dropped, before the text', async () => {
      const page = await start();
      const input = page.getByLabel('Message to Echo bot');
      await page.getByTestId('file-image').setInputFiles(picture);
      await page.getByTestId('file-voice').setInputFiles({ ...picture, name: 'a.amr', mimeType: 'audio/amr' });
      const hand = (kind: 'paste' | 'drop') =>
        input.evaluate((box, type) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File(['x'], `${type}.png`, { type: 'image/png' }));
          const init = { bubbles: true, cancelable: true };
          box.dispatchEvent(
            type === 'drop'
              ? new DragEvent('drop', { ...init, dataTransfer: transfer })
              : new ClipboardEvent('paste', { ...init, clipboardData: transfer }),
          );
        }, kind);
      await hand('paste');
      await hand('drop');
      const tray = page.getByRole('list', { name: 'Attachments' });
      await tray.getByText('drop.png').waitFor();
      await tray.getByRole('button', { name: 'Remove paste.png' }).click();
      await input.fill('look');
      await input.press('Enter');
      const sent = (await asked('/send', 4)) as { message: object }[];
      assert.deepEqual(
        sent.map(({ message }) => message),
        [
          { msgType: 'image', mediaId: 'M-cat.png' },
          { msgType: 'voice', mediaId: 'M-a.amr' },
          { msgType: 'image', mediaId: 'M-drop.png' },
          { msgType: 'text', content: 'look' },
        ],
      );
    });

    it('a location and a link', async () => {
      const page = await start();
      await page.getByRole('button', { name: 'Location' }).click();
      await page.getByLabel('Name of the place').fill('Here');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Link' }).click();
      const dialog = page.getByRole('dialog', { name: 'Send a link' });
      await dialog.getByLabel('Title').fill('Docs');
      await dialog.getByLabel('URL', { exact: true }).fill('https://a.example');
      await dialog.getByRole('button', { name: 'Send' }).click();
      const sent = (await asked('/send', 2)) as { message: object }[];
      assert.deepEqual(
        sent.map(({ message }) => message),
        [
          { msgType: 'location', label: 'Here', latitude: '23.1001', longitude: '113.3245', scale: 16 },
          { msgType: 'link', title: 'Docs', description: '', url: 'https://a.example', picUrl: '' },
        ],
      );
    });

    it('in a special way when that is wanted, and says so', async () => {
      const page = await start();
      await page.getByRole('button', { name: 'How it is delivered' }).click();
      await page.getByLabel('Send it').selectOption('3');
      await page.getByLabel('Break the signature').check();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Delivered in a special way' }).waitFor();
      await page.getByLabel('Message to Echo bot').fill('x');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      const [sent] = (await asked('/send')) as { delivery: object }[];
      assert.deepEqual(sent?.delivery, { times: 3, breakSignature: true });
    });

    it('as the member one speaks as', async () => {
      const page = await start();
      await page.getByRole('button', { name: 'Speaking as 张三' }).click();
      await page.getByRole('menuitemradio', { name: 'LiSi' }).click();
      await page.getByText('Say something: it is signed').waitFor();
      await page.getByLabel('Message to Echo bot').fill('x');
      await page.keyboard.press('Enter');
      const [sent] = (await asked('/send')) as { userId: string }[];
      assert.equal(sent?.userId, 'LiSi');
    });

    it('and keeps the text and tells why when the emulator refuses', async () => {
      const page = await start();
      await page.route('**/_emulator/send', (route) =>
        route.fulfill({ status: 409, json: { error: 'The app is stopped.' } }),
      );
      await page.getByLabel('Message to Echo bot').fill('x');
      await page.keyboard.press('Enter');
      await page.getByText('The app is stopped.').waitFor();
      assert.equal(await page.getByLabel('Message to Echo bot').inputValue(), 'x');
      browser.forgive();
    });
  });

  describe('clicks', () => {
    it('buttons of cards, with what was selected', async () => {
      const page = await start({ state: everything() });
      const card = (type: string) => page.locator(`[data-card-type=${type}]`).first();
      await card('button_interaction').getByLabel('审批意见').selectOption('busy');
      await card('button_interaction').getByRole('button', { name: 'Approve' }).click();
      await card('vote_interaction').getByLabel('饺子').check();
      await card('vote_interaction').getByRole('button', { name: 'Vote' }).click();
      await card('multiple_interaction').getByLabel('地点').selectOption('b');
      await card('multiple_interaction').getByRole('button', { name: 'Book' }).click();
      await card('text_notice').getByRole('button', { name: '卡片菜单' }).click();
      await page.getByRole('menuitem', { name: '不再推送' }).click();
      const clicks = (await asked('/card-click', 4)) as { key: string; selected?: object; userId: string }[];
      assert.deepEqual(
        clicks.map(({ key, selected }) => [key, selected]),
        [
          ['approve', { reason: ['busy'] }],
          ['vote', { lunch: ['noodles', 'dumplings'] }],
          ['book', { when: ['am'], where: ['b'] }],
          ['refuse', undefined],
        ],
      );
    });

    it('no card that was dealt with', async () => {
      const page = await start({ state: everything() });
      const done = page.locator('[data-card-type=button_interaction]').nth(1);
      await done.getByRole('button', { name: '已同意' }).waitFor();
      assert.ok(await done.getByRole('button', { name: '已同意' }).isDisabled());
      assert.ok(await done.getByRole('combobox').isDisabled());
      assert.equal(await done.getByRole('button', { name: 'Approve' }).count(), 0);
    });

    it('the menu and its sub-menus', async () => {
      const page = await start();
      await page.getByRole('button', { name: 'Today' }).click();
      const more = page.getByRole('button', { name: '更多, opens a sub-menu' });
      await more.press('Enter');
      await page.keyboard.press('Escape');
      await until(() => more.evaluate((button) => button === document.activeElement));
      await more.press('Enter');
      await page.keyboard.press('Enter');
      const clicks = (await asked('/menu-click', 2)) as { path: number[] }[];
      assert.deepEqual(
        clicks.map(({ path }) => path),
        [[0], [1, 0]],
      );
    });
  });

  describe('follows', () => {
    it('what happens, without a reload', async () => {
      const page = await start();
      const mine = said('ping', { id: 'ping', exchangeId: 'x9' });
      fake.emit({ type: 'entry', conversationId: CONVERSATION, entry: mine });
      fake.emit({
        type: 'exchange',
        exchange: callback('x9', { state: 'running', tries: [{ number: 1, at: Date.now(), outcome: 'running' }] }),
      });
      const bubble = page.locator('[data-entry=ping]');
      await bubble.getByText('waiting for the app').waitFor();
      fake.emit({ type: 'exchange', exchange: callback('x9') });
      await bubble.getByText('answered in 12 ms').waitFor();
      fake.emit({ type: 'entry-changed', conversationId: CONVERSATION, entry: { ...mine, isRecalled: true } });
      await page.getByRole('log').getByText('张三 took back a message').waitFor();
      fake.emit({
        type: 'apps',
        apps: [{ agentId: AGENT_ID, name: 'Renamed', description: '', callbackUrl: 'http://127.0.0.1/', menu: [] }],
      });
      await page.getByRole('heading', { name: 'Renamed' }).waitFor();
    });

    it('what is unread', async () => {
      const page = await start();
      const group = page.getByRole('button', { name: '项目群' });
      fake.emit({
        type: 'entry',
        conversationId: 'group:project',
        entry: entry('text', { content: 'a' }, { sender: 'CI' }),
      });
      fake.emit({
        type: 'entry',
        conversationId: 'group:project',
        entry: entry('text', { content: 'b' }, { sender: 'CI' }),
      });
      await group.getByText('2 unread messages').waitFor();
      assert.equal(await page.title(), '(2) WeCom emulator');
      await group.click();
      await page.getByRole('log').getByText('b', { exact: true }).waitFor();
      assert.equal(await page.title(), 'WeCom emulator');
      await page.getByRole('button', { name: 'Echo bot' }).click();
      assert.equal(await page.title(), 'WeCom emulator');
    });

    it('and reads everything again after a gap or a lost connection', async () => {
      const page = await start();
      const states = () => fake.asked.filter(({ path }) => path === '/state').length;
      const missed = entry('text', { content: 'missed by the stream' });
      fake.state = withEntry(fake, missed);
      fake.emit({ type: 'users', users: fake.state.users }, fake.state.revision + 3);
      await page.getByRole('log').getByText('missed by the stream').waitFor();
      assert.equal(states(), 2);
      fake.state = withEntry(fake, entry('text', { content: 'said while away' }));
      fake.dropStreams();
      await page.getByRole('log').getByText('said while away').waitFor();
      browser.forgive();
    });

    it('the conversation that was open first, while others move up', async () => {
      const page = await start({ at: '' });
      await page.getByRole('heading', { name: '审批' }).waitFor();
      fake.emit({
        type: 'entry',
        conversationId: CONVERSATION,
        entry: { ...entry('text', { content: 'up' }), at: Date.now() },
      });
      const items = page.locator('.conversation-item');
      await until(async () => ((await items.first().textContent()) ?? '').includes('up'));
      assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '审批');
      assert.match(page.url(), /#\/app:1000003:ZhangSan$/);
    });

    it('the end of the conversation, unless somebody reads further up', async () => {
      const page = await start({ state: everything() });
      const log = page.getByRole('log');
      const fromEnd = () => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
      fake.emit({ type: 'entry', conversationId: CONVERSATION, entry: entry('text', { content: 'first' }) });
      await log.getByText('first', { exact: true }).waitFor();
      await until(async () => (await fromEnd()) < 5);
      await log.evaluate((box) => box.scrollTo(0, 0));
      await until(() => log.evaluate((box) => box.scrollTop === 0));
      fake.emit({ type: 'entry', conversationId: CONVERSATION, entry: entry('text', { content: 'second' }) });
      await page.getByRole('button', { name: '1 new message' }).click();
      assert.ok((await fromEnd()) < 60);
    });
  });

  describe('speaks', () => {
    it('the browser’s language, and the other when asked', async () => {
      const page = await start({ locale: 'zh-CN' });
      assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
      await page.getByRole('button', { name: '发送', exact: true }).waitFor();
      await page.getByRole('complementary', { name: '检查器' }).waitFor();
      await page.getByRole('button', { name: /switch to English/ }).click();
      await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      await page.reload();
      await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
    });
  });

  describe('on a phone', () => {
    it('shows list, conversation and inspector one after the other, and back', async () => {
      const page = await start({ ...PHONE, at: '' });
      await page.getByRole('button', { name: 'Echo bot' }).tap();
      await page.getByRole('log').waitFor();
      assert.equal(await page.getByRole('region', { name: 'Conversations' }).count(), 0);
      await page.getByRole('button', { name: 'Inspect the exchange of: Are you slow?' }).tap();
      await page.getByText('Tries against the 5-second limit').waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 390, `the page is ${width} wide`);
      await page.goBack();
      await page.getByRole('log').waitFor();
      await page.getByRole('button', { name: 'Back' }).tap();
      await page.getByRole('region', { name: 'Conversations' }).waitFor();
    });
  });

  /** What the page has asked of a path, as soon as there is so much of it. */
  async function asked(path: string, count = 1): Promise<unknown[]> {
    await until(() => fake.askedOf(path).length >= count);
    return fake.askedOf(path);
  }
});

function withEntry({ state }: FakeEmulator, added: ReturnType<typeof entry>): FakeEmulator['state'] {
  const conversations = state.conversations.map((conversation) =>
    conversation.id === CONVERSATION ? { ...conversation, entries: [...conversation.entries, added] } : conversation,
  );
  return { ...state, conversations };
}
