import assert from 'node:assert/strict';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { sleep, systemClock } from '../../src/clock/index.js';
import { findChromium } from '../helpers/chromium.js';

const BLANK = 'about:blank';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that beeps, and nobody asked for it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

export const DESK: BrowserContextOptions = { viewport: { width: 1360, height: 860 }, locale: 'en-US' };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 780 },
  locale: 'en-US',
  isMobile: true,
  hasTouch: true,
};

/** One Chromium for the tests of a file; notes everything that should not have happened in its pages. */
export class TestBrowser {
  readonly #problems: string[] = [];
  /** By how they look. A page is used by one test after the other: a new one costs more than most tests. */
  readonly #pages = new Map<string, Page>();
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async launch(): Promise<TestBrowser> {
    const browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ARGUMENTS });
    return new TestBrowser(browser);
  }

  /** The chat page, in a window of this look. */
  async open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const look = JSON.stringify(options);
    const page = this.#pages.get(look) ?? (await this.#newPage(new URL(url).origin, options));
    this.#pages.set(look, page);
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('.app').waitFor();
    return page;
  }

  async #newPage(origin: string, options: BrowserContextOptions): Promise<Page> {
    const context = await this.#browser.newContext({ ...DESK, ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    page.on('pageerror', ({ stack }) => this.#problems.push(`error: ${stack}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('request', (request) => {
      if (![origin, 'null'].includes(new URL(request.url()).origin))
        this.#problems.push(`asked outside: ${request.url()}`);
    });
    return page;
  }

  /** Fails when a page had an error, broke its content policy or asked for anything outside the emulator. */
  assertCalm(): void {
    assert.deepEqual(this.#problems.splice(0), []);
  }

  /** Forgets what a test caused on purpose, such as a connection that was cut. */
  forgive(): void {
    this.#problems.length = 0;
  }

  /** Leaves every page as if it had never been open. */
  async leave(): Promise<void> {
    for (const page of this.#pages.values()) {
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      if (page.url() === BLANK) continue;
      await page.evaluate(() => localStorage.clear());
      await page.goto(BLANK);
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Waits until a check holds; the page's policy forbids the `eval` of Playwright's own `waitForFunction`. */
export async function until(check: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`never became true: ${check}`);
    await sleep(systemClock, 20);
  }
}
