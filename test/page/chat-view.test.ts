import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ConversationEntry, PageState } from '../../src/emulator/page-api/index.js';
import { skipWithoutChromium } from '../helpers/chromium.js';
import { PHONE, until } from './chromium-page.js';
import { PageDesk } from './page-desk.js';
import { entry, said } from './sample-entries.js';
import { AGENT_ID, CONVERSATION, callback, everything } from './sample-state.js';

describe('the chat page', { skip: skipWithoutChromium() }, () => {
  let desk: PageDesk;

  before(async () => {
    desk = await PageDesk.open();
  });
  after(() => desk.close());
  afterEach(() => desk.leave());

  describe('shows', () => {
    it('every type of message, and loads nothing from outside', async () => {
      const page = await desk.start({ state: everything() });
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
      const page = await desk.start({ state: everything() });
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
      const page = await desk.start({ state: everything() });
      const small = page.getByRole('button', { name: 'Enlarge hill.png' });
      await small.click();
      const dialog = page.getByRole('dialog', { name: 'hill.png' });
      await dialog.getByRole('img').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      assert.ok(await small.evaluate((button) => button === document.activeElement));
    });

    it('a group, in which nobody can write', async () => {
      const page = await desk.start({ at: '#/group:project' });
      await page.getByRole('log').getByText('Build 42 is green').waitFor();
      await page.getByText('Members cannot write here').waitFor();
      assert.equal(await page.getByRole('textbox').count(), 0);
    });

    it('the list by the latest message, filtered by name', async () => {
      const page = await desk.start();
      const list = page.getByRole('region', { name: 'Conversations' });
      const names = () => list.locator('.conversation-item__name').allTextContents();
      assert.deepEqual(await names(), ['审批', '项目群', 'Echo bot']);
      await page.getByLabel('Search').fill('echo');
      assert.deepEqual(await names(), ['Echo bot']);
    });
  });

  describe('follows', () => {
    it('what happens, without a reload', async () => {
      const page = await desk.start();
      const mine = said('ping', { id: 'ping', exchangeId: 'x9' });
      desk.fake.emit({ type: 'entry', conversationId: CONVERSATION, entry: mine });
      desk.fake.emit({
        type: 'exchange',
        exchange: callback('x9', { state: 'running', tries: [{ number: 1, at: Date.now(), outcome: 'running' }] }),
      });
      const bubble = page.locator('[data-entry=ping]');
      await bubble.getByText('waiting for the app').waitFor();
      desk.fake.emit({ type: 'exchange', exchange: callback('x9') });
      await bubble.getByText('answered in 12 ms').waitFor();
      desk.fake.emit({ type: 'entry-changed', conversationId: CONVERSATION, entry: { ...mine, isRecalled: true } });
      await page.getByRole('log').getByText('张三 took back a message').waitFor();
      desk.fake.emit({
        type: 'apps',
        apps: [{ agentId: AGENT_ID, name: 'Renamed', description: '', callbackUrl: 'http://127.0.0.1/', menu: [] }],
      });
      await page.getByRole('heading', { name: 'Renamed' }).waitFor();
    });

    it('what is unread', async () => {
      const page = await desk.start();
      const group = page.getByRole('button', { name: '项目群' });
      desk.fake.emit({
        type: 'entry',
        conversationId: 'group:project',
        entry: entry('text', { content: 'a' }, { sender: 'CI' }),
      });
      desk.fake.emit({
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
      const page = await desk.start();
      const states = () => desk.fake.asked.filter(({ path }) => path === '/state').length;
      const missed = entry('text', { content: 'missed by the stream' });
      desk.fake.state = withEntry(desk.fake.state, missed);
      desk.fake.emit({ type: 'users', users: desk.fake.state.users }, desk.fake.state.revision + 3);
      await page.getByRole('log').getByText('missed by the stream').waitFor();
      assert.equal(states(), 2);
      desk.fake.state = withEntry(desk.fake.state, entry('text', { content: 'said while away' }));
      desk.fake.dropStreams();
      await page.getByRole('log').getByText('said while away').waitFor();
      desk.forgive();
    });

    it('the conversation that was open first, while others move up', async () => {
      const page = await desk.start({ at: '' });
      await page.getByRole('heading', { name: '审批' }).waitFor();
      desk.fake.emit({
        type: 'entry',
        conversationId: CONVERSATION,
        entry: { ...entry('text', { content: 'up' }), at: Date.now() },
      });
      const items = page.locator('.conversation-item');
      await until(async () => ((await items.first().textContent()) ?? '').includes('up'));
      assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '审批');
      assert.match(page.url(), /#\/app:1000003:ZhangSan$/);
    });

    it('the end of the conversation, however late a picture makes it grow', async () => {
      const page = await desk.start({ state: everything() });
      const log = page.getByRole('log');
      const fromEnd = () => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
      await until(async () => (await fromEnd()) < 5);
      await log.evaluate(async (box) => {
        const scrolled = new Promise((resolve) => box.addEventListener('scroll', resolve, { once: true }));
        box.scrollTop -= 30;
        await scrolled;
        // The browser tells of the first only once the second has happened, in the frame after the next.
        box.scrollTop = box.scrollHeight;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const last = box.firstElementChild?.lastElementChild;
        if (last instanceof HTMLElement) last.style.paddingBottom = '500px';
      });
      await until(async () => (await fromEnd()) < 5);
    });

    it('the end of the conversation, unless somebody reads further up', async () => {
      const page = await desk.start({ state: everything() });
      const log = page.getByRole('log');
      const fromEnd = () => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
      desk.fake.emit({ type: 'entry', conversationId: CONVERSATION, entry: entry('text', { content: 'first' }) });
      await log.getByText('first', { exact: true }).waitFor();
      await until(async () => (await fromEnd()) < 5);
      await log.evaluate(async (box) => {
        const scrolled = new Promise((resolve) => box.addEventListener('scroll', resolve, { once: true }));
        box.scrollTo(0, 0);
        await scrolled;
      });
      desk.fake.emit({ type: 'entry', conversationId: CONVERSATION, entry: entry('text', { content: 'second' }) });
      await page.getByRole('button', { name: '1 new message' }).click();
      assert.ok((await fromEnd()) < 60);
    });
  });

  describe('speaks', () => {
    it('the browser’s language, and the other when asked', async () => {
      const page = await desk.start({ locale: 'zh-CN' });
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
      const page = await desk.start({ ...PHONE, at: '' });
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
});

function withEntry({ conversations, ...rest }: PageState, added: ConversationEntry): PageState {
  const grown = conversations.map((conversation) =>
    conversation.id === CONVERSATION ? { ...conversation, entries: [...conversation.entries, added] } : conversation,
  );
  return { ...rest, conversations: grown };
}
