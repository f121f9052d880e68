import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import type { AppState, Message, Order } from '../app/orders.js';

export interface AppChildOptions {
  /** The compiled entry file. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where its log goes, that of all processes of the app. */
  readonly log: string;
}

/** One app process: loads, begins when it is told to, and dies some time. */
export class AppChild {
  readonly #process: ChildProcess;
  #isLoaded = false;
  #port: number | undefined;
  #asked = 0;

  constructor({ entry, environment, log }: AppChildOptions) {
    const file = openSync(log, 'a');
    const env = { PATH: process.env.PATH, ...environment };
    this.#process = spawn(process.execPath, [entry], { env, stdio: ['ignore', file, file, 'ipc'] });
    this.#process.on('message', (message: Message) => {
      if (message.kind === 'loaded') this.#isLoaded = true;
      if (message.kind === 'listening') this.#port = message.port;
    });
  }

  /** Whether it may be told to begin. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Where it listens; `undefined` before. */
  get port(): number | undefined {
    return this.#port;
  }

  /** Whether it has ended. */
  get isOver(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** What it died of, when it has. */
  get causeOfDeath(): number | NodeJS.Signals | null {
    return this.#process.exitCode ?? this.#process.signalCode;
  }

  onExit(listener: () => void): void {
    this.#process.once('exit', listener);
  }

  send(order: Order): void {
    // It may be dying just now.
    if (this.#process.connected) this.#process.send(order, () => undefined);
  }

  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** How it stands; `undefined` when it dies before it can say it. */
  async state(): Promise<AppState | undefined> {
    const number = ++this.#asked;
    const waiting = new AbortController();
    const { signal } = waiting;
    const answered = new Promise<AppState>((resolve) => {
      const hear = (message: Message): void => {
        if (message.kind === 'state' && message.number === number) resolve(message.state);
      };
      this.#process.on('message', hear);
      signal.addEventListener('abort', () => this.#process.off('message', hear));
    });
    const gone = once(this.#process, 'exit', { signal }).then(() => undefined);
    this.send({ kind: 'report', number });
    return Promise.race([answered, gone]).finally(() => {
      waiting.abort();
      gone.catch(() => undefined);
    });
  }

  /** Resolves when it has ended; ends it by force after `limit` milliseconds, and answers whether it had to. */
  async ended(limit: number): Promise<boolean> {
    if (this.isOver) return false;
    let isForced = false;
    const timer = setTimeout(() => {
      isForced = true;
      this.kill('SIGKILL');
    }, limit);
    await once(this.#process, 'exit');
    clearTimeout(timer);
    return isForced;
  }
}
