import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { skipWithoutChromium } from '../helpers/chromium.js';
import { until } from './chromium-page.js';
import { PageDesk } from './page-desk.js';
import { AGENT_ID, CONVERSATION } from './sample-state.js';

describe('the inspector', { skip: skipWithoutChromium() }, () => {
  let desk: PageDesk;

  before(async () => {
    desk = await PageDesk.open();
  });
  after(() => desk.close());
  afterEach(() => desk.leave());

  function start(exchangeId?: string): Promise<Page> {
    const inspected = exchangeId === undefined ? '' : `/inspect/${exchangeId}`;
    const permissions = ['clipboard-read', 'clipboard-write'];
    return desk.start({ at: `#/${CONVERSATION}${inspected}`, permissions });
  }

  it('lists the exchanges, the newest first, and says how each went', async () => {
    const page = await start();
    const options = page.getByRole('listbox', { name: 'Exchanges' }).getByRole('option');
    const lines = (await options.allInnerTexts()).map((line) =>
      line
        .split('\n')
        .filter((part) => !part.includes(':'))
        .join(' '),
    );
    assert.deepEqual(lines, [
      'failed image 12 ms',
      'answered, with warnings event change_contact create_user 12 ms',
      'answered, with warnings message/send 0',
      'failed event click ×3 5.0 s',
      'answered text 12 ms',
    ]);
    await page.getByRole('button', { name: 'API calls' }).click();
    assert.equal(await options.count(), 1);
  });

  it('is walked through by the keyboard', async () => {
    const page = await start();
    const list = page.getByRole('listbox', { name: 'Exchanges' });
    await list.getByRole('option').first().focus();
    for (const key of ['ArrowDown', 'End', 'ArrowUp']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: 'event click' }).waitFor();
    assert.equal(await list.getByRole('option', { selected: true }).getAttribute('data-exchange'), 'x2');
    await page.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tabpanel', { name: 'Request' }).getByText('<FromUserName>').waitFor();
    await page.keyboard.press('End');
    await page.getByRole('tabpanel', { name: 'Raw answer' }).getByText('aGVsbG8=').waitFor();
  });

  it('draws the tries against the limit of five seconds', async () => {
    const page = await start('x2');
    const bars = page.locator('.timeline__bar--timeout');
    assert.equal(await bars.count(), 3);
    const bar = await bars.first().boundingBox();
    const limit = await page.locator('.timeline__limit').boundingBox();
    assert.ok(bar !== null && limit !== null);
    const [end, line] = [bar.x + bar.width, limit.x + limit.width / 2];
    assert.ok(Math.abs(end - line) < 3, `the bar ends at ${end}, the limit is at ${line}`);
    await page.getByText('No answer within 5 seconds').first().waitFor();
    await page.getByRole('option', { name: 'text' }).last().click();
    const quick = await page.locator('.timeline__bar--answered').boundingBox();
    assert.ok(quick !== null && quick.width < 10, 'an answer in 12 ms is a short bar');
  });

  it('shows what was sent and what came back, encrypted and decrypted', async () => {
    const page = await start('x5');
    await page.getByText('The signature of the reply is wrong').waitFor();
    const look = async (tab: string, text: string | RegExp) => {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await page.getByRole('tabpanel').getByText(text).first().waitFor();
    };
    await look('Request', '1234567890123456');
    await look('Encrypted', /RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo/);
    await look('Answer', 'signature wrong');
    await page.getByRole('option', { name: 'message/send' }).click();
    await page.getByText('it was cut').waitFor();
    await look('Body', '"你好"');
    await look('Answer', '"errmsg"');
  });

  it('is opened by a message', async () => {
    const page = await start();
    await page.getByRole('button', { name: 'Close' }).click();
    assert.equal(await page.getByRole('complementary').count(), 0);
    await page.getByRole('button', { name: 'Inspect the exchange of: Are you slow?' }).click();
    await page.getByRole('complementary').getByRole('heading', { name: 'event click' }).waitFor();
  });

  it('sends a callback again in four ways', async () => {
    const page = await start('x1');
    for (const name of ['Replay', 'Send three times', 'Replay in 3 s', 'Break signature'])
      await page.getByRole('button', { name, exact: true }).click();
    const path = '/exchanges/x1/replay';
    await until(() => desk.fake.askedOf(path).length === 4);
    assert.deepEqual(desk.fake.askedOf(path), [{}, { times: 3 }, { delayMs: 3000 }, { breakSignature: true }]);
  });

  it('copies curl', async () => {
    const page = await start('x1');
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied').waitFor();
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      "curl -X POST 'http://127.0.0.1:3000/wecom'",
    );
  });

  describe('composes events', () => {
    it('chosen by search, with edited fields', async () => {
      const page = await start();
      const opener = page.getByRole('navigation').getByRole('button', { name: 'Send an event' });
      await opener.click();
      const dialog = page.getByRole('dialog', { name: 'Send an event' });
      await dialog.getByRole('combobox', { name: 'Search events' }).fill('成员');
      await dialog.getByRole('option', { name: 'create_user' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await dialog.getByRole('heading', { name: 'change_contact create_user' }).waitFor();
      await dialog.getByLabel('Status').fill('5');
      await dialog.getByLabel('ExtAttr').fill('{');
      await dialog.getByText('This is not JSON.').waitFor();
      assert.ok(await dialog.getByRole('button', { name: 'Send event' }).isDisabled());
      await dialog.getByLabel('ExtAttr').fill('{"Item":[]}');
      await dialog.getByLabel('Member').selectOption('LiSi');
      await dialog.getByRole('button', { name: 'Send event' }).click();
      await dialog.waitFor({ state: 'detached' });
      assert.deepEqual(desk.fake.askedOf('/event'), [
        {
          userId: 'LiSi',
          agentId: AGENT_ID,
          event: 'change_contact',
          changeType: 'create_user',
          fields: { UserID: 'lisi', Name: '李四', Status: 5, ExtAttr: { Item: [] } },
        },
      ]);
    });

    it('or none, by Esc, with the focus back where it was', async () => {
      const page = await start();
      const opener = page.getByRole('navigation').getByRole('button', { name: 'Send an event' });
      await opener.press('Enter');
      await page.getByRole('combobox', { name: 'Search events' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await until(() => opener.evaluate((button) => button === document.activeElement));
    });
  });

  it('verifies a callback URL and tells what was found', async () => {
    const page = await start();
    desk.fake.answers['/verify'] = () => ({
      ok: false,
      code: 'wrong_token',
      message: 'The Token differs.',
      durationMs: 9,
      at: 0,
    });
    await page.getByRole('button', { name: 'App settings' }).click();
    const dialog = page.getByRole('dialog', { name: 'Settings of Echo bot' });
    await dialog.getByLabel('Callback URL').fill('http://127.0.0.1:1/');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('The Token differs.').waitFor();
    assert.deepEqual(desk.fake.askedOf('/verify'), [{ agentId: AGENT_ID, url: 'http://127.0.0.1:1/' }]);
  });
});
