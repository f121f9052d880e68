import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { until } from '../../http/raw-socket.js';
import type { KillPoint } from '../app/kill-switch.js';
import type { AppState, Message, Order } from '../app/orders.js';

export interface SupervisedAppOptions {
  /** The compiled entry file. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where its log goes, that of all its lives. */
  readonly log: string;
}

/** How long a process may take to listen, in milliseconds, on a machine that does much else. */
const START_TIME = 30_000;
/** How long closing may take: a little more than the app's own bound. */
const CLOSE_TIME = 15_000;

/** An app process and its supervisor, which starts it again at once whenever it dies. */
export class SupervisedApp {
  /** What it died of although nobody killed it. */
  readonly faults: string[] = [];
  readonly #options: SupervisedAppOptions;
  readonly #log: number;
  #process: ChildProcess | undefined;
  #port: number | undefined;
  #lives = 0;
  #asked = 0;
  #isExpectedToDie = false;
  #isStopping = false;
  /** Whether it died before it listened: starting it again would not help. */
  #isBroken = false;

  private constructor(options: SupervisedAppOptions) {
    this.#options = options;
    this.#log = openSync(options.log, 'a');
  }

  static async start(options: SupervisedAppOptions): Promise<SupervisedApp> {
    const app = new SupervisedApp(options);
    app.#spawn();
    await app.ready();
    return app;
  }

  /** Where it listens; `undefined` while it is away. */
  get port(): number | undefined {
    return this.#port;
  }

  /** How many times it was started. */
  get lives(): number {
    return this.#lives;
  }

  /** Resolves when it listens. @throws Error with the end of its log when it cannot */
  async ready(): Promise<void> {
    await until(() => this.#port !== undefined || this.#isBroken, START_TIME);
    if (this.#isBroken) throw new Error(`the app process cannot start: ${this.#lastWords()}`);
  }

  /** Has it end itself, as by `kill -9`, the next time but so many that it passes a point. */
  arm(point: KillPoint, passings: number): void {
    this.#isExpectedToDie = true;
    this.#send({ kind: 'arm', point, passings });
  }

  /** `kill -9`. */
  kill(): void {
    this.#isExpectedToDie = true;
    this.#process?.kill('SIGKILL');
  }

  /** How it stands; `undefined` when it is away. */
  async state(): Promise<AppState | undefined> {
    const asked = this.#process;
    if (asked === undefined || this.#port === undefined) return undefined;
    const number = ++this.#asked;
    const waiting = new AbortController();
    const answered = new Promise<AppState>((resolve) => {
      const hear = (message: Message): void => {
        if (message.kind === 'state' && message.number === number) resolve(message.state);
      };
      asked.on('message', hear);
      waiting.signal.addEventListener('abort', () => asked.off('message', hear));
    });
    const { signal } = waiting;
    const gone = once(asked, 'exit', { signal }).then(() => undefined);
    this.#send({ kind: 'report', number });
    return Promise.race([answered, gone]).finally(() => {
      waiting.abort();
      gone.catch(() => undefined);
    });
  }

  /** Ends it as an administrator would. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const running = this.#process;
    if (running === undefined) return;
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    const timer = setTimeout(() => {
      this.faults.push(`did not end within ${CLOSE_TIME} ms of SIGTERM`);
      running.kill('SIGKILL');
    }, CLOSE_TIME);
    await ended;
    clearTimeout(timer);
  }

  #send(order: Order): void {
    // It may be dying just now.
    if (this.#process?.connected === true) this.#process.send(order, () => undefined);
  }

  #spawn(): void {
    const { entry, environment } = this.#options;
    const env = { PATH: process.env.PATH, ...environment };
    const started = spawn(process.execPath, [entry], { env, stdio: ['ignore', this.#log, this.#log, 'ipc'] });
    this.#process = started;
    this.#lives++;
    started.on('message', (message: Message) => {
      if (message.kind === 'listening') this.#port = message.port;
    });
    started.once('exit', (code, signal) => this.#ended(code, signal));
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    const hasListened = this.#port !== undefined;
    this.#process = undefined;
    this.#port = undefined;
    if (this.#isStopping) {
      if (code !== 0 && signal !== 'SIGKILL') this.faults.push(`ended with ${code ?? signal} after SIGTERM`);
      return;
    }
    if (!this.#isExpectedToDie || signal !== 'SIGKILL') this.faults.push(`died of ${code ?? signal}`);
    this.#isExpectedToDie = false;
    if (hasListened) this.#spawn();
    else this.#isBroken = true;
  }

  #lastWords(): string {
    return readFileSync(this.#options.log, 'utf8').slice(-1000);
  }
}
