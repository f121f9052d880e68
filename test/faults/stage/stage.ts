import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type CallbackExchange, type EmulatedApp, type Emulator, startEmulator } from '../../../src/emulator/index.js';
import type { Build } from '../build.js';
import { type Callback, CallbackBook, type Counts } from './callback-book.js';
import { Front } from './front.js';
import { SupervisedApp } from './supervised-app.js';

export interface StageOptions {
  readonly build: Build;
  /** `WECOM_APP_STORE`; `memory:` unless told. SQLite: `sqlite` for a file of the stage's own. */
  readonly store?: string;
  /** Further settings of the app, as environment variables. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Leaves the secret out, so that nothing can be sent actively. */
  readonly withoutSecret?: boolean;
  /** How many app processes; 1. */
  readonly processes?: number;
}

/** So many members share the callbacks: WeCom takes 30 messages a minute to each. */
const MEMBERS = 250;

/** One company played by the emulator, and the processes of one app of it behind a front. */
export class Stage {
  readonly wecom: Emulator;
  readonly apps: readonly SupervisedApp[];
  readonly book = new CallbackBook();
  /** A folder that goes with the stage. */
  readonly folder: string;
  /** How long this process stands still. */
  readonly #delays = monitorEventLoopDelay();
  #standstill = 0;
  readonly #front: Front;
  readonly #logs: readonly string[];
  readonly #emulated: EmulatedApp;

  private constructor(parts: {
    readonly wecom: Emulator;
    readonly emulated: EmulatedApp;
    readonly apps: readonly SupervisedApp[];
    readonly front: Front;
    readonly folder: string;
    readonly logs: readonly string[];
  }) {
    this.wecom = parts.wecom;
    this.apps = parts.apps;
    this.folder = parts.folder;
    this.#emulated = parts.emulated;
    this.#front = parts.front;
    this.#logs = parts.logs;
    this.#delays.enable();
  }

  static async open(options: StageOptions): Promise<Stage> {
    const { build, store = 'memory:', settings = {}, withoutSecret = false, processes = 1 } = options;
    const folder = await mkdtemp(join(tmpdir(), 'wecom-faults-'));
    const wecom = await startEmulator();
    const emulated = wecom.createApp();
    const { WECOM_APP_SECRET, ...credentials } = emulated.environment();
    const environment = {
      ...credentials,
      ...(withoutSecret ? {} : { WECOM_APP_SECRET }),
      WECOM_APP_STORE: store === 'sqlite' ? `sqlite:${join(folder, 'wecom.db')}` : store,
      FAULT_JOURNAL: join(folder, 'journal'),
      ...(process.env.FAULT_KEEP === undefined ? {} : { FAULT_TRACE: '1' }),
      ...settings,
    };
    writeFileSync(environment.FAULT_JOURNAL, '');
    const logs = Array.from({ length: processes }, (_, index) => join(folder, `log-${index}`));
    const entry = build.entry('app/main.js');
    const apps = await Promise.all(logs.map((log) => SupervisedApp.start({ entry, environment, log })));
    const front = await Front.open(() => apps.map(({ port }) => port));
    await connect(emulated, `${front.origin}/wecom_app_cb`);
    return new Stage({ wecom, emulated, apps, front, folder, logs });
  }

  /** The only process of a stage that has one. */
  get app(): SupervisedApp {
    const [app] = this.apps;
    if (app === undefined) throw new Error('the stage has no app process');
    return app;
  }

  /** The longest that the driver or an app process stood still so far, in milliseconds. */
  get standstill(): number {
    return Math.max(this.#standstill, Math.round(this.#delays.max / 1e6));
  }

  /** Notes how long an app process stood still. */
  stoodStill(milliseconds: number): void {
    this.#standstill = Math.max(this.#standstill, milliseconds);
  }

  /** Has a member send a callback, several times at once if told; resolves when WeCom has an answer or gives up. */
  async send(callback: Callback, times = 1): Promise<CallbackExchange> {
    const member = this.wecom.user(`member-${(this.book.size % MEMBERS) + 1}`);
    this.book.send(callback);
    const text = `${callback.id} ${callback.ms}`;
    const exchange = await member.sendText(text, { to: this.#emulated, delivery: { times } });
    this.book.delivered(callback.id, exchange);
    return exchange;
  }

  /**
   * Sends a callback once more, as it was, and does not wait for what comes of it. False when the emulator, which knows
   * the last 1,000, has forgotten it.
   */
  async replay({ id }: CallbackExchange): Promise<boolean> {
    const headers = { 'content-type': 'application/json' };
    const url = `${this.wecom.pageUrl}exchanges/${id}/replay`;
    const { status } = await fetch(url, { method: 'POST', headers, body: '{}' });
    return status === 200;
  }

  /** What its app processes have logged so far. */
  log(): string {
    return this.#logs.map((path) => readFileSync(path, 'utf8')).join('');
  }

  /** What became of the callbacks so far, or of those of one row. */
  count(row?: string): Counts {
    this.book.readJournal(readFileSync(join(this.folder, 'journal'), 'utf8'));
    return this.book.count(this.wecom.conversations, row);
  }

  /** Ends everything. What it returns went wrong in the app processes. */
  async close(): Promise<string[]> {
    this.#delays.disable();
    await Promise.all(this.apps.map((app) => app.stop()));
    this.#front.close();
    await this.wecom.close();
    const faults = this.apps.flatMap((app) => app.faults).map((fault) => `the app process ${fault}`);
    if (process.env.FAULT_KEEP === undefined) rmSync(this.folder, { recursive: true, force: true });
    else process.stderr.write(`kept: ${this.folder}\n`);
    return faults;
  }
}

/** WeCom waits a second for a URL to prove itself: a machine that stands still gets further chances. */
async function connect(app: EmulatedApp, url: string): Promise<void> {
  for (let chances = 5; ; chances--) {
    const { ok, message } = await app.connect(url);
    if (ok) return;
    if (chances === 1) throw new Error(`the callback URL was not accepted: ${message}`);
  }
}
