import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../helpers/chromium.js';
import type { HttpDesk } from './http-desk.js';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

/** Somebody who looks at the page of the customer gateway, and notes what should not have happened in it. */
export class PageVisitor {
  readonly #browser: Browser;
  readonly #problems: string[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async launch(): Promise<PageVisitor> {
    return new PageVisitor(await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ARGUMENTS }));
  }

  /** Opens the page in a window of its own. */
  async open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const look = { viewport: { width: 1280, height: 900 }, locale: 'en-US', reducedMotion: 'reduce' } as const;
    const context = await this.#browser.newContext({ ...look, ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const origin = new URL(url).origin;
    page.on('pageerror', ({ stack }) => this.#problems.push(`error: ${stack}`));
    page.on('console', (message) => {
      // A refusal that a test provokes is in the console, too.
      const isRefusal = /the server responded with a status of (?:401|409)/.test(message.text());
      if (message.type() === 'error' && !isRefusal) this.#problems.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const asked = new URL(request.url());
      if (![origin, 'null'].includes(asked.origin)) this.#problems.push(`asked outside: ${asked.origin}`);
    });
    await page.goto(url);
    return page;
  }

  /**
   * Closes every window; fails when a page had an error, broke its content policy or asked for anything outside the
   * gateway.
   */
  async leave(): Promise<void> {
    for (const context of this.#browser.contexts()) await context.close();
    assert.deepEqual(this.#problems.splice(0), []);
  }

  /** Forgets what a test caused on purpose. */
  forgive(pattern: RegExp): void {
    this.#problems.splice(0, this.#problems.length, ...this.#problems.filter((problem) => !pattern.test(problem)));
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Enters the key of a gateway into its page. */
export async function enterKey(page: Page, { key }: HttpDesk): Promise<void> {
  await page.getByRole('textbox', { name: 'API key' }).fill(key);
  await page.getByRole('button', { name: 'Enter' }).click();
}

/** What axe finds serious; the page has to be open with `bypassCSP`, since axe puts a script into it. */
export async function assertAccessible(page: Page, part = 'body'): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).include(part).setLegacyMode(true).analyze();
  assert.ok(passes.length > 5, `axe found nothing to look at in ${part}`);
  const found = violations
    .filter(({ impact }) => impact !== 'minor')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  assert.deepEqual(found, []);
}
