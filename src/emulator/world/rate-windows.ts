/** The windows WeCom counts in; a day is a calendar day (自然日) in China, a month is 30 days. */
export type RateSpan = 'minute' | 'hour' | 'day' | 'month';

export interface RateRule {
  /** What is counted, e.g. `api:message/send`. */
  readonly key: string;
  readonly limit: number;
  readonly span: RateSpan;
}

interface Window {
  readonly endsAt: number;
  used: number;
  blockedUntil: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CHINA_OFFSET = 8 * HOUR;

/**
 * Counts against limits. A window starts with its first call; going over it blocks for as long as the window that was
 * hit, from that moment (minute 60 s, hour 60 min, day the rest of the calendar day, month 30 days).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90312
 */
export class RateWindows {
  readonly #windows = new Map<string, Window>();

  /**
   * Counts `amount` under every rule, or under none when one of them is exceeded.
   *
   * @param blocking false for limits that only drop what is over, without a block that outlives the window
   * @returns whether all rules allow it
   */
  take(rules: readonly RateRule[], now: number, amount = 1, blocking = true): boolean {
    const windows: Window[] = [];
    for (const rule of rules) {
      const window = this.#window(rule, now);
      if (now < window.blockedUntil) return false;
      if (window.used + amount > rule.limit) {
        if (blocking) window.blockedUntil = endOf(rule.span, now);
        return false;
      }
      windows.push(window);
    }
    for (const window of windows) window.used += amount;
    return true;
  }

  #window({ key, span }: RateRule, now: number): Window {
    const id = `${span} ${key}`;
    const current = this.#windows.get(id);
    if (current !== undefined && now < Math.max(current.endsAt, current.blockedUntil)) return current;
    if (this.#windows.size >= 100_000) this.#forgetClosed(now);
    const window = { endsAt: endOf(span, now), used: 0, blockedUntil: 0 };
    this.#windows.set(id, window);
    return window;
  }

  #forgetClosed(now: number): void {
    for (const [id, window] of this.#windows) {
      if (now >= Math.max(window.endsAt, window.blockedUntil)) this.#windows.delete(id);
    }
  }
}

function endOf(span: RateSpan, now: number): number {
  switch (span) {
    case 'minute':
      return now + MINUTE;
    case 'hour':
      return now + HOUR;
    case 'day':
      return (Math.floor((now + CHINA_OFFSET) / DAY) + 1) * DAY - CHINA_OFFSET;
    case 'month':
      return now + 30 * DAY;
  }
}
