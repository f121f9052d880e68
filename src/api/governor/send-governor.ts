import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible';
import { type Clock, onAbort, sleep } from '../../clock/index.js';
import { RateLimitError } from '../../errors/index.js';
import type { RateRule } from './rate-rule.js';
import { SlidingWindow } from './sliding-window.js';
import { Turns } from './turns.js';

/**
 * Makes the `rate-limiter-flexible` limiter that holds the counts of one limit; `RateLimiterMemory` by default, one of
 * the shared kinds (Redis and others) to keep the budgets across processes. It must keep a key for `duration` seconds
 * from its first point and block nothing by itself.
 */
export type LimiterFactory = (options: {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}) => RateLimiterAbstract;

export interface SendGovernorOptions {
  readonly clock: Clock;
  readonly createLimiter?: LimiterFactory | undefined;
}

/** What one message uses up of one limit. */
export interface Demand {
  readonly rule: RateRule;
  /** Whom the limit is kept for, e.g. one member of one app. */
  readonly key: string;
  readonly points: number;
}

export interface Patience {
  /** How long the message may wait, in milliseconds. */
  readonly maxWait: number;
  readonly signal?: AbortSignal | undefined;
}

/** Even a message that may not wait lets those before it be counted, which a shared limiter takes a moment for. */
const COUNTING_TIME = 1_000;

/**
 * Keeps messages within the platform's frequency limits: a message waits, in order, until every limit it falls under
 * has room, and fails with the limit's name when that takes too long. Nothing is dropped without a word.
 */
export class SendGovernor {
  readonly #clock: Clock;
  readonly #createLimiter: LimiterFactory;
  readonly #windows = new Map<string, SlidingWindow>();
  readonly #turns = new Turns();

  constructor({ clock, createLimiter }: SendGovernorOptions) {
    this.#clock = clock;
    this.#createLimiter = createLimiter ?? ((options) => new RateLimiterMemory(options));
  }

  /**
   * Waits for room and takes it.
   * @throws {RateLimitError} when there is none within `maxWait`
   */
  async admit(demands: readonly Demand[], { maxWait, signal }: Patience): Promise<void> {
    const [first] = demands;
    if (first === undefined) return;
    const deadline = this.#clock.now() + maxWait;
    const keys = demands.map(({ rule, key }) => `${rule.id} ${key}`);
    await this.#turns.take(keys, async (before) => {
      if (before !== undefined && !(await this.#waitUntil(before, Math.max(maxWait, COUNTING_TIME), signal))) {
        throw new RateLimitError(first.rule.name, first.rule.window, 0);
      }
      for (let held = await this.#takeAll(demands); held !== undefined; held = await this.#takeAll(demands)) {
        const left = deadline - this.#clock.now();
        if (held.wait > left) throw new RateLimitError(held.rule.name, held.wait, left);
        await sleep(this.#clock, held.wait, signal);
      }
    });
  }

  /** Takes all of the demands, or none, and then tells which limit is in the way and for how long. */
  async #takeAll(demands: readonly Demand[]): Promise<{ rule: RateRule; wait: number } | undefined> {
    const taken = await Promise.all(
      demands.map(async ({ rule, key, points }) => ({ rule, ...(await this.#windowOf(rule).take(key, points)) })),
    );
    const longest = taken.reduce((most, one) => (one.wait > most.wait ? one : most));
    if (longest.wait === 0) return undefined;
    await Promise.all(taken.map(({ giveBack }) => giveBack()));
    return { rule: longest.rule, wait: longest.wait };
  }

  /** Waits for `earlier` and says whether it came within `maxWait`. */
  async #waitUntil(earlier: Promise<void>, maxWait: number, signal: AbortSignal | undefined): Promise<boolean> {
    const giveUp = new AbortController();
    const forget = onAbort(signal, () => giveUp.abort(signal?.reason));
    const tooLate = sleep(this.#clock, maxWait, giveUp.signal).then(() => false);
    // Once the turn has come, the timer is cancelled and its rejection concerns nobody.
    tooLate.catch(() => {});
    try {
      return await Promise.race([earlier.then(() => true), tooLate]);
    } finally {
      forget();
      giveUp.abort();
    }
  }

  #windowOf(rule: RateRule): SlidingWindow {
    const known = this.#windows.get(rule.id);
    if (known !== undefined) return known;
    const duration = SlidingWindow.retention(rule);
    const limiter = this.#createLimiter({ keyPrefix: rule.id, points: rule.points, duration });
    const window = new SlidingWindow(rule, limiter, this.#clock);
    this.#windows.set(rule.id, window);
    return window;
  }
}
