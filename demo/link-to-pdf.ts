import type { Context, Environment, WecomApp } from '../src/index.js';
import { findChromium } from './link-to-pdf/find-chromium.js';
import { GATE_RULES, type GateRules } from './link-to-pdf/gate-rules.js';
import { PrintError } from './link-to-pdf/print-error.js';
import { type PrintOptions, printPage } from './link-to-pdf/print-page.js';
import type { Demo } from './runner/demo.js';
import { runDemo } from './runner/run-demo.js';

function printLinks(app: WecomApp, options: PrintOptions): void {
  app.on('link', ({ url }, ctx) => printLink(url, ctx, options));
  // A link ends where a blank, a Chinese punctuation mark or a bracket is; a mark at its end belongs to the sentence.
  app.onText(/https?:\/\/[^\s<>"，。；！？、（）《》]+/i, (_message, ctx) =>
    printLink((ctx.match?.[0] ?? '').replace(/[.,;:!?)'\]]+$/, ''), ctx, options),
  );
  app.onUnhandled(() => 'Send me a link, and it comes back as a PDF.');
  app.setErrorHandler(() => 'That did not work. Try again later.');
  app.onEvent('enter_agent', () => 'Send me a link, and it comes back as a PDF.');
}

async function printLink(url: string, ctx: Context, options: PrintOptions): Promise<string | undefined> {
  try {
    const { title, bytes } = await printPage(url, options, ctx.signal);
    const { mediaId } = await ctx.api.media.upload('file', bytes, { fileName: fileNameOf(title || url) });
    // There is no passive reply with a file.
    await ctx.push({ msgType: 'file', file: { mediaId } });
    return undefined;
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    ctx.logger.warn({ reason: error.message, detail: error.detail }, 'a page was not printed');
    return error.message;
  }
}

/** No character that a file system minds, and short. */
function fileNameOf(title: string): string {
  const words = title.replaceAll(/[\p{C}\\/:*?"<>|\s]+/gu, ' ').trim();
  return `${[...words].slice(0, 60).join('').trim() || 'page'}.pdf`;
}

/** @param rules other than the internet's, for tests */
export function linkToPdf(rules: Partial<GateRules> = {}): Demo {
  return {
    title: 'Link to PDF',
    about: 'Send it a link, and it comes back as a PDF.',
    options: {
      deadlineNotice: 'Printing …',
      // Each link takes a Chromium of its own; others wait for their turn.
      maxConcurrency: 2,
    },
    setUp: (app) => printLinks(app, printOptions(app.config.environment, rules)),
  };
}

function printOptions(environment: Environment, rules: Partial<GateRules>): PrintOptions {
  return {
    executablePath: findChromium(environment),
    hasSandbox: environment.CHROMIUM_SANDBOX !== 'off',
    rules: { ...GATE_RULES, ...rules },
    timeout: 30_000,
  };
}

await runDemo(import.meta.url, linkToPdf());
