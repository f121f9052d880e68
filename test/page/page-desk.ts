import type { BrowserContextOptions, Page } from 'playwright-core';
import type { PageState } from '../../src/emulator/page-api/index.js';
import { buildPage } from './build-page.js';
import { TestBrowser, until } from './chromium-page.js';
import { FakeEmulator } from './fake-emulator.js';
import { CATALOG, CONVERSATION, little, sampleFiles } from './sample-state.js';

/** How the page looks, what of it is shown, and of what. */
export interface PageStart extends BrowserContextOptions {
  /** The fragment of the address; of the first conversation, unless said otherwise. */
  readonly at?: string;
  /** A few short messages, unless said otherwise. */
  readonly state?: PageState;
}

/** The built page in a browser, before an emulator that the test makes up. */
export class PageDesk {
  readonly fake: FakeEmulator;
  readonly #browser: TestBrowser;
  readonly #url: string;

  private constructor(browser: TestBrowser, fake: FakeEmulator, url: string) {
    this.#browser = browser;
    this.fake = fake;
    this.#url = url;
  }

  static async open(): Promise<PageDesk> {
    await buildPage();
    const browser = await TestBrowser.launch();
    const fake = new FakeEmulator({ state: little(), catalog: CATALOG, files: await sampleFiles() });
    return new PageDesk(browser, fake, await fake.start());
  }

  /** Opens the page anew: nothing has been asked for yet. */
  start({ at = `#/${CONVERSATION}`, state = little(), ...look }: PageStart = {}): Promise<Page> {
    this.fake.reset(state);
    this.fake.answers['/media'] = ({ query }) => ({ mediaId: `M-${query.get('filename')}`, url: '/media/hill.png' });
    return this.#browser.open(this.#url + at, look);
  }

  /** What the page has asked of a path, as soon as there is so much of it. */
  async asked(path: string, count = 1): Promise<unknown[]> {
    await until(() => this.fake.askedOf(path).length >= count);
    return this.fake.askedOf(path);
  }

  /** Forgets the errors that a test caused on purpose. */
  forgive(): void {
    this.#browser.forgive();
  }

  /** Ends a test: fails when the page had an error, or asked for anything outside the emulator. */
  async leave(): Promise<void> {
    await this.#browser.leave();
    this.#browser.assertCalm();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.fake.close();
  }
}
