import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { skipWithoutChromium } from '../helpers/chromium.js';
import { until } from './chromium-page.js';
import { PageDesk } from './page-desk.js';
import { AGENT_ID, everything } from './sample-state.js';

/** A file for an input that takes one. */
const picture = { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('png') };

describe('the chat page', { skip: skipWithoutChromium() }, () => {
  let desk: PageDesk;

  before(async () => {
    desk = await PageDesk.open();
  });
  after(() => desk.close());
  afterEach(() => desk.leave());

  describe('sends', () => {
    it('text by Enter, a new line by Shift+Enter, and nothing while an input method composes', async () => {
      const page = await desk.start();
      const input = page.getByLabel('Message to Echo bot');
      await input.pressSequentially('one');
      await input.press('Shift+Enter');
      await input.pressSequentially('two');
      await input.evaluate((box) =>
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })),
      );
      await input.press('Enter');
      assert.deepEqual(await desk.asked('/send'), [
        { userId: 'ZhangSan', agentId: AGENT_ID, message: { msgType: 'text', content: 'one\ntwo' } },
      ]);
      assert.equal(await input.inputValue(), '');
    });

    it('emoji from the picker, by the keyboard', async () => {
      const page = await desk.start();
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
      const page = await desk.start();
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
      const sent = (await desk.asked('/send', 4)) as { message: object }[];
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
      const page = await desk.start();
      await page.getByRole('button', { name: 'Location' }).click();
      await page.getByLabel('Name of the place').fill('Here');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Link' }).click();
      const dialog = page.getByRole('dialog', { name: 'Send a link' });
      await dialog.getByLabel('Title').fill('Docs');
      await dialog.getByLabel('URL', { exact: true }).fill('https://a.example');
      await dialog.getByRole('button', { name: 'Send' }).click();
      const sent = (await desk.asked('/send', 2)) as { message: object }[];
      assert.deepEqual(
        sent.map(({ message }) => message),
        [
          { msgType: 'location', label: 'Here', latitude: '23.1001', longitude: '113.3245', scale: 16 },
          { msgType: 'link', title: 'Docs', description: '', url: 'https://a.example', picUrl: '' },
        ],
      );
    });

    it('in a special way when that is wanted, and says so', async () => {
      const page = await desk.start();
      await page.getByRole('button', { name: 'How it is delivered' }).click();
      await page.getByLabel('Send it').selectOption('3');
      await page.getByLabel('Break the signature').check();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Delivered in a special way' }).waitFor();
      await page.getByLabel('Message to Echo bot').fill('x');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      const [sent] = (await desk.asked('/send')) as { delivery: object }[];
      assert.deepEqual(sent?.delivery, { times: 3, breakSignature: true });
    });

    it('as the member one speaks as', async () => {
      const page = await desk.start();
      await page.getByRole('button', { name: 'Speaking as 张三' }).click();
      await page.getByRole('menuitemradio', { name: 'LiSi' }).click();
      await page.getByText('Say something: it is signed').waitFor();
      await page.getByLabel('Message to Echo bot').fill('x');
      await page.keyboard.press('Enter');
      const [sent] = (await desk.asked('/send')) as { userId: string }[];
      assert.equal(sent?.userId, 'LiSi');
    });

    it('and keeps the text and tells why when the emulator refuses', async () => {
      const page = await desk.start();
      await page.route('**/_emulator/send', (route) =>
        route.fulfill({ status: 409, json: { error: 'The app is stopped.' } }),
      );
      await page.getByLabel('Message to Echo bot').fill('x');
      await page.keyboard.press('Enter');
      await page.getByText('The app is stopped.').waitFor();
      assert.equal(await page.getByLabel('Message to Echo bot').inputValue(), 'x');
      desk.forgive();
    });
  });

  describe('clicks', () => {
    it('buttons of cards, with what was selected', async () => {
      const page = await desk.start({ state: everything() });
      const card = (type: string) => page.locator(`[data-card-type=${type}]`).first();
      await card('button_interaction').getByLabel('审批意见').selectOption('busy');
      await card('button_interaction').getByRole('button', { name: 'Approve' }).click();
      await card('vote_interaction').getByLabel('饺子').check();
      await card('vote_interaction').getByRole('button', { name: 'Vote' }).click();
      await card('multiple_interaction').getByLabel('地点').selectOption('b');
      await card('multiple_interaction').getByRole('button', { name: 'Book' }).click();
      await card('text_notice').getByRole('button', { name: '卡片菜单' }).click();
      await page.getByRole('menuitem', { name: '不再推送' }).click();
      const clicks = (await desk.asked('/card-click', 4)) as { key: string; selected?: object; userId: string }[];
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
      const page = await desk.start({ state: everything() });
      const done = page.locator('[data-card-type=button_interaction]').nth(1);
      await done.getByRole('button', { name: '已同意' }).waitFor();
      assert.ok(await done.getByRole('button', { name: '已同意' }).isDisabled());
      assert.ok(await done.getByRole('combobox').isDisabled());
      assert.equal(await done.getByRole('button', { name: 'Approve' }).count(), 0);
    });

    it('the menu and its sub-menus', async () => {
      const page = await desk.start();
      await page.getByRole('button', { name: 'Today' }).click();
      const more = page.getByRole('button', { name: '更多, opens a sub-menu' });
      await more.press('Enter');
      await page.keyboard.press('Escape');
      await until(() => more.evaluate((button) => button === document.activeElement));
      await more.press('Enter');
      await page.keyboard.press('Enter');
      const clicks = (await desk.asked('/menu-click', 2)) as { path: number[] }[];
      assert.deepEqual(
        clicks.map(({ path }) => path),
        [[0], [1, 0]],
      );
    });
  });
});
