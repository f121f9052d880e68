/** A frequency limit of the platform (访问频率限制), kept on our side because WeCom drops what goes over it. */
export interface RateRule {
  /** Also the prefix of the limiter's keys. */
  readonly id: string;
  /** For people, in English, e.g. `30 messages a minute to one member`. */
  readonly name: string;
  readonly points: number;
  /** Length of the window in milliseconds. */
  readonly window: number;
  /** A window of the calendar (自然日, in China) rather than one that slides. */
  readonly calendar?: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The limits this package keeps.
 * @see https://developer.work.weixin.qq.com/document/path/90312
 */
export const RATE_RULES = {
  memberMinute: { id: 'member-minute', name: '30 messages a minute to one member', points: 30, window: MINUTE },
  memberHour: { id: 'member-hour', name: '1000 messages an hour to one member', points: 1000, window: HOUR },
  chatMinute: { id: 'chat-minute', name: '200 messages a minute to one group chat', points: 200, window: MINUTE },
  chatDay: {
    id: 'chat-day',
    name: '10,000 messages a day to one group chat',
    points: 10_000,
    window: DAY,
    calendar: true,
  },
  robotMinute: { id: 'robot-minute', name: '20 messages a minute by one robot', points: 20, window: MINUTE },
} as const satisfies Readonly<Record<string, RateRule>>;

/** Messages a day for each account that the corp may have, counted per member reached. */
const DAILY_PER_ACCOUNT = 200;

/** The limit of one app for a day (帐号上限数 × 200 人次/天). */
export function appDayRule(accountLimit: number): RateRule {
  const points = accountLimit * DAILY_PER_ACCOUNT;
  return { id: 'app-day', name: `${points} messages a day by one app`, points, window: DAY, calendar: true };
}
