import type { Demo } from './demo.js';
import { exitWithProblem } from './exit-with-problem.js';
import { hasAccount } from './has-account.js';
import { isProgram } from './is-program.js';
import { readOptions } from './read-options.js';
import { runLocally } from './run-locally.js';
import { runWithAccount } from './run-with-account.js';

/**
 * Runs a demo when its file is the program that was started: with the account of the environment or `.env`, and without
 * one against an emulated WeCom. Your own app does the three steps itself: `new WecomApp()`, its handlers, `listen()`.
 *
 * @param moduleUrl `import.meta.url` of the file
 */
export async function runDemo(moduleUrl: string, demo: Demo): Promise<void> {
  if (!isProgram(moduleUrl)) return;
  const { emulator, open } = readOptions();
  try {
    await (hasAccount() && !emulator ? runWithAccount(demo) : runLocally(demo, open));
  } catch (error) {
    exitWithProblem(error);
  }
}
