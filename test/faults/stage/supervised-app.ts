import { readFileSync } from 'node:fs';
import { until } from '../../http/raw-socket.js';
import type { KillPoint } from '../app/kill-switch.js';
import type { AppState } from '../app/orders.js';
import { AppChild, type AppChildOptions } from './app-child.js';
import { Turns } from './turns.js';

/** How long a process may take to load, in milliseconds, on a machine that does much else. */
const START_TIME = 60_000;
/** How long closing may take: a little more than the app's own bound. */
const CLOSE_TIME = 15_000;

/** Processes of all stages load a few at a time: each takes a second of a core, which others are being timed on. */
const LOADING = new Turns(2);

/**
 * An app process and its supervisor. A second process has loaded everything and waits, so that whenever the first dies
 * the app is there again at once.
 */
export class SupervisedApp {
  /** What it died of although nobody killed it. */
  readonly faults: string[] = [];
  readonly #options: AppChildOptions;
  #current: AppChild;
  #standby: Promise<AppChild> | undefined;
  #lives = 1;
  #isExpectedToDie = false;
  #away = 0;
  #isStopping = false;

  private constructor(options: AppChildOptions, first: AppChild) {
    this.#options = options;
    this.#current = first;
    this.#begin(first);
  }

  /** @throws Error with the end of its log when it cannot start */
  static async start(options: AppChildOptions): Promise<SupervisedApp> {
    const app = new SupervisedApp(options, await load(options));
    await app.ready();
    return app;
  }

  /** Where it listens; `undefined` while it is away. */
  get port(): number | undefined {
    return this.#current.isOver ? undefined : this.#current.port;
  }

  /** How many times it was started. */
  get lives(): number {
    return this.#lives;
  }

  /** Resolves when it listens. @throws Error with the end of its log when it cannot */
  async ready(): Promise<void> {
    await until(() => this.port !== undefined || this.faults.length > 0, START_TIME);
    if (this.port === undefined) throw new Error(`the app process ${this.faults[0]}: ${lastWords(this.#options)}`);
  }

  /** Has it end itself, as by `kill -9`, the next time but so many that it passes a point. */
  async arm(point: KillPoint, passings: number): Promise<void> {
    await this.prepare();
    this.#isExpectedToDie = true;
    this.#current.send({ kind: 'arm', point, passings });
  }

  /** Has it play that its disk is full, or that there is room again. */
  fill(isFull: boolean): void {
    this.#current.send({ kind: 'fill', isFull });
  }

  /** `kill -9`. @param away how long it is not started again, in milliseconds */
  async kill(away = 0): Promise<void> {
    await this.prepare();
    this.#away = away;
    this.#isExpectedToDie = true;
    this.#current.kill('SIGKILL');
  }

  /** Has the next process ready. */
  async prepare(): Promise<void> {
    this.#standby ??= load(this.#options);
    await this.#standby;
  }

  /** How it stands; `undefined` when it is away. */
  async state(): Promise<AppState | undefined> {
    return this.port === undefined ? undefined : this.#current.state();
  }

  /** Ends it as an administrator would. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    (await this.#standby)?.kill('SIGKILL');
    const { isOver } = this.#current;
    this.#current.kill('SIGTERM');
    if (await this.#current.ended(CLOSE_TIME)) this.faults.push(`did not end within ${CLOSE_TIME} ms of SIGTERM`);
    const { causeOfDeath } = this.#current;
    if (!isOver && causeOfDeath !== 0) this.faults.push(`ended with ${causeOfDeath} after SIGTERM`);
  }

  #begin(child: AppChild): void {
    this.#current = child;
    child.onExit(() => void this.#died(child));
    child.send({ kind: 'begin' });
  }

  async #died(child: AppChild): Promise<void> {
    if (this.#isStopping) return;
    if (!this.#isExpectedToDie || child.causeOfDeath !== 'SIGKILL') {
      // Nothing that happened to it should have killed it, and it would only die again.
      this.faults.push(`died of ${child.causeOfDeath}`);
      return;
    }
    this.#isExpectedToDie = false;
    const standby = this.#standby;
    this.#standby = undefined;
    if (standby === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, this.#away));
    this.#away = 0;
    this.#lives++;
    this.#begin(await standby);
  }
}

async function load(options: AppChildOptions): Promise<AppChild> {
  return LOADING.run(async () => {
    const child = new AppChild(options);
    await until(() => child.isLoaded || child.isOver, START_TIME);
    if (child.isOver) throw new Error(`the app process cannot start: ${lastWords(options)}`);
    return child;
  });
}

function lastWords({ log }: AppChildOptions): string {
  return readFileSync(log, 'utf8').slice(-1000);
}
