import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { PageState } from '../../src/emulator/page-api/index.js';
import { skipWithoutChromium } from '../helpers/chromium.js';
import { buildPage } from './build-page.js';
import { PHONE, TestBrowser } from './chromium-page.js';
import { FakeEmulator } from './fake-emulator.js';
import { CATALOG, CONVERSATION, everything, little, sampleFiles } from './sample-state.js';

describe('the chat page is accessible', { skip: skipWithoutChromium() }, () => {
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

  /** axe puts a script into the page, which the page's own policy would refuse. */
  const open = (state: PageState, at: string, options: object): Promise<Page> => {
    fake.reset(state);
    return browser.open(`${url}#/${CONVERSATION}${at}`, { bypassCSP: true, reducedMotion: 'reduce', ...options });
  };

  /** In all of the page, or in the part that is new; dark is the same page in other colours. */
  async function findViolations(page: Page, part = 'body', isDark = false): Promise<string[]> {
    await page.locator(part).first().waitFor();
    const axe = new AxeBuilder({ page }).include(part).setLegacyMode(true);
    const { violations, passes } = await (isDark ? axe.withRules('color-contrast') : axe).analyze();
    const checked = passes.flatMap(({ nodes }) => nodes).length;
    assert.ok(checked > 1, `axe found nothing to look at in ${part}`);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
      );
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    const isDark = colorScheme === 'dark';

    it(`on a desk, ${colorScheme}`, async () => {
      const page = await open(everything(), '/inspect/x2', { colorScheme, viewport: { width: 1360, height: 7000 } });
      assert.deepEqual(await findViolations(page, 'body', isDark), []);
      await page.getByRole('option', { name: 'image' }).click();
      await page.getByRole('tab', { name: 'Request' }).click();
      assert.deepEqual(await findViolations(page, '.inspector', isDark), []);
    });

    it(`in its dialogs and menus, ${colorScheme}`, async () => {
      const page = await open(little(), '', { colorScheme });
      await page.getByRole('button', { name: '更多' }).click();
      assert.deepEqual(await findViolations(page, '.popover', isDark), []);
      await page.keyboard.press('Escape');
      await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Send an event' }).click();
      await page.getByRole('heading', { name: 'enter_agent' }).waitFor();
      assert.deepEqual(await findViolations(page, 'dialog', isDark), []);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'App settings' }).click();
      assert.deepEqual(await findViolations(page, 'dialog', isDark), []);
    });
  }

  it('on a phone', async () => {
    const page = await open(little(), '', PHONE);
    assert.deepEqual(await findViolations(page), []);
    await page.getByRole('button', { name: 'Back' }).click();
    assert.deepEqual(await findViolations(page), []);
  });
});
