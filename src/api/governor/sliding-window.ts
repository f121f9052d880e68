import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Clock } from '../../clock/index.js';
import type { RateRule } from './rate-rule.js';

/** A sliding window is counted in so many slots, so a call may wait a sixth of the window too long, never too short. */
const SLOTS = 6;
/** China has no summer time: its calendar days begin at 16:00 UTC. */
const CHINA_OFFSET = 8 * 3_600_000;

/** The outcome of taking from a budget. */
export interface Taken {
  /** 0 when it was taken, else how many milliseconds to wait before another attempt. */
  readonly wait: number;
  /** Returns what was taken, when the call is not made after all. */
  giveBack(): Promise<void>;
}

/**
 * Keeps one frequency limit. The limiters of `rate-limiter-flexible` count in windows that begin with the first
 * call, which lets twice the limit through around the seam of two windows; here each key is counted in slots of the
 * clock, and what falls into the slots of the last whole window decides. The library holds the counts (in memory, or
 * in whatever store a limiter of it uses), the injected clock tells the time.
 */
export class SlidingWindow {
  readonly rule: RateRule;
  readonly #limiter: RateLimiterAbstract;
  readonly #clock: Clock;
  readonly #slotLength: number;
  /** Earlier slots that count besides the current one. */
  readonly #earlier: number;

  constructor(rule: RateRule, limiter: RateLimiterAbstract, clock: Clock) {
    this.rule = rule;
    this.#limiter = limiter;
    this.#clock = clock;
    this.#slotLength = rule.calendar ? rule.window : rule.window / SLOTS;
    this.#earlier = rule.calendar ? 0 : SLOTS;
  }

  /** How long a limiter must keep a slot, in seconds. */
  static retention({ window }: RateRule): number {
    return (2 * window) / 1000;
  }

  /** Takes `points` of the key's budget, or none and says how long until they are free. */
  async take(key: string, points: number): Promise<Taken> {
    if (points > this.rule.points) return { wait: Number.POSITIVE_INFINITY, giveBack: async () => {} };
    const slot = this.#slot();
    const giveBack = async (): Promise<void> => {
      await this.#limiter.reward(slotKey(key, slot), points);
    };
    // Counted before it is checked: of two processes at the seam, both may be held back, never both let through.
    const current = await this.#limiter.penalty(slotKey(key, slot), points);
    const earlier = await Promise.all(this.#earlierSlots(slot).map((index) => this.#count(key, index)));
    const excess = earlier.reduce((sum, count) => sum + count, current.consumedPoints) - this.rule.points;
    if (excess <= 0) return { wait: 0, giveBack };
    await giveBack();
    return { wait: this.#waitFor(excess, earlier, slot), giveBack: async () => {} };
  }

  /** Until so many slots have left the window that `excess` points are free. */
  #waitFor(excess: number, earlier: readonly number[], slot: number): number {
    let freed = 0;
    let leaving = 0;
    while (leaving < earlier.length && freed < excess) {
      freed += earlier[leaving] ?? 0;
      leaving += 1;
    }
    // What the earlier slots do not free, the current one does, once it has left the window itself.
    const left = freed >= excess ? leaving : this.#earlier + 1;
    const firstFree = (slot + left) * this.#slotLength - this.#offset();
    return firstFree - this.#clock.now();
  }

  async #count(key: string, slot: number): Promise<number> {
    return (await this.#limiter.get(slotKey(key, slot)))?.consumedPoints ?? 0;
  }

  #earlierSlots(slot: number): readonly number[] {
    return Array.from({ length: this.#earlier }, (_, index) => slot - this.#earlier + index);
  }

  #slot(): number {
    return Math.floor((this.#clock.now() + this.#offset()) / this.#slotLength);
  }

  #offset(): number {
    return this.rule.calendar ? CHINA_OFFSET : 0;
  }
}

function slotKey(key: string, slot: number): string {
  return `${key}@${slot}`;
}
