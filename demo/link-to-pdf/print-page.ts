import type { Browser, Response } from 'playwright-core';
import { type GateRules, permittedAddresses } from './gate-rules.js';
import { type ChromiumOptions, launchChromium } from './launch-chromium.js';
import { PrintError } from './print-error.js';
import { PublicGate } from './public-gate.js';

export interface PrintOptions extends ChromiumOptions {
  readonly rules: GateRules;
  /** Milliseconds for everything together. */
  readonly timeout: number;
}

export interface PrintedPage {
  readonly title: string;
  readonly bytes: Buffer;
}

/** What WeCom takes as a file. */
const PDF_LIMIT = 20 * 1024 * 1024;
/** Of what a page fetches after it has loaded, so much is waited for, in milliseconds. */
const SETTLE = 3000;
/** Nobody learns by trying which names and addresses there are in the network of this machine. */
const UNREACHABLE = 'I cannot open that: it does not answer, or it is not on the public internet.';

/**
 * Prints a page in a Chromium of its own, behind a gate to public addresses, and leaves nothing behind.
 *
 * @throws PrintError telling the member why not
 */
export async function printPage(text: string, options: PrintOptions, signal: AbortSignal): Promise<PrintedPage> {
  const { rules, timeout } = options;
  const url = await checkUrl(text, rules);
  let problem: string | undefined;
  let browser: Browser | undefined;
  // A page whose script never ends can be stopped no other way.
  const stop = (why: string): void => {
    problem ??= why;
    void browser?.close();
  };
  const gate = await PublicGate.open(rules, () => stop('That page is too large.'));
  const timer = setTimeout(stop, timeout, 'That page takes too long.');
  const giveUp = (): void => stop('I had to stop.');
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    if (signal.aborted) giveUp();
    browser = await launchChromium(options, gate.port);
    // It may be time to stop already.
    if (problem !== undefined) await browser.close();
    return await print(browser, url);
  } catch (error) {
    if (problem !== undefined) throw new PrintError(problem);
    if (error instanceof PrintError) throw error;
    // Chromium died, or the page went elsewhere meanwhile.
    throw new PrintError('I could not print that page.', String(error).split('\n')[0]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
    await browser?.close();
    gate.close();
  }
}

async function checkUrl(text: string, rules: GateRules): Promise<URL> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new PrintError('That is no link to a web page.');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  await permittedAddresses(url.hostname, port, rules).catch((error: Error) => {
    throw new PrintError(UNREACHABLE, error.message);
  });
  return url;
}

async function print(browser: Browser, url: URL): Promise<PrintedPage> {
  const context = await browser.newContext({ acceptDownloads: false, serviceWorkers: 'block' });
  const page = await context.newPage();
  context.on('page', (popup) => void popup.close().catch(() => undefined));
  const response = await page.goto(url.href, { timeout: 0 }).catch((error: Error) => {
    throw new PrintError(UNREACHABLE, /net::\w+/.exec(error.message)?.[0]);
  });
  checkResponse(response);
  await page.waitForLoadState('networkidle', { timeout: SETTLE }).catch(() => undefined);
  // Its script has led on to where nothing may be opened.
  if (!/^https?:/.test(page.url())) throw new PrintError(UNREACHABLE);
  const title = await page.title();
  const bytes = await page.pdf({ format: 'A4', printBackground: true });
  if (bytes.length > PDF_LIMIT) throw new PrintError('That page is too long: the PDF would be larger than 20 MB.');
  return { title, bytes };
}

function checkResponse(response: Response | null): void {
  if (response === null) throw new PrintError(UNREACHABLE);
  if (!response.ok()) throw new PrintError(`That page answers with the error ${response.status()}.`);
  const { 'content-type': type = '' } = response.headers();
  if (!/^(?:text\/|image\/|application\/(?:json|xml|xhtml\+xml))/i.test(type))
    throw new PrintError('That is no web page.');
}
