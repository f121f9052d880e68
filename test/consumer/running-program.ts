import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { callbackOf, openReply, SETTINGS } from '../helpers/callbacks.js';
import { environment } from './packed-package.js';

/** A program that serves callbacks, run as its user would run it. */
export class RunningProgram {
  readonly #child: ChildProcess;
  readonly #callbackUrl: string;

  private constructor(child: ChildProcess, callbackUrl: string) {
    this.#child = child;
    this.#callbackUrl = callbackUrl;
  }

  /** Starts a program and waits until it has printed its callback URL. */
  static async start(file: string, cwd: string): Promise<RunningProgram> {
    const child = spawn(process.execPath, [file], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...environment(),
        WECOM_APP_CORP_ID: SETTINGS.corpId,
        WECOM_APP_TOKEN: SETTINGS.token,
        WECOM_APP_AES_KEY: SETTINGS.encodingAESKey,
        WECOM_APP_HOST: '127.0.0.1',
        WECOM_APP_PORT: '0',
      },
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    // A program that prints no URL in time is ended, which ends its lines.
    const deadline = setTimeout(() => child.kill(), 10_000);
    for await (const line of createInterface({ input: child.stdout })) {
      const callbackUrl = /"callbackUrl":"([^"]+)"/.exec(line)?.[1];
      if (callbackUrl === undefined) continue;
      clearTimeout(deadline);
      child.stdout.resume();
      return new RunningProgram(child, callbackUrl);
    }
    clearTimeout(deadline);
    throw new Error(`${file} printed no callback URL, but: ${errors}`);
  }

  /** Sends an encrypted callback as WeCom would; answers the decrypted reply's XML. */
  async send(xml: string): Promise<string> {
    const { query, body } = callbackOf(xml);
    const response = await fetch(`${this.#callbackUrl}?${new URLSearchParams(query)}`, { method: 'POST', body });
    const answer = await response.text();
    if (response.status !== 200 || answer === '') throw new Error(`answered with ${response.status} and "${answer}"`);
    return openReply(answer);
  }

  /** Ends it by SIGTERM; answers its exit code. */
  async stop(): Promise<number | null> {
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    return (await exit)[0];
  }
}
