import type { DeliveryConfig, DeliveryOptions } from './delivery-options.js';
import { resolveStore } from './resolve-store.js';
import { wholeFrom } from './setting-problems.js';
import type { SettingReader } from './setting-reader.js';

const DEFAULTS = {
  replyDeadline: 4_500,
  dedupRetention: 600_000,
  maxConcurrency: 1_000,
  queueLimit: 1_000,
  sessionTtl: 86_400_000,
} as const;

/** Callbacks must be remembered longer than WeCom may repeat them. */
const SHORTEST_RETENTION = 60_000;

/** Completes and checks how answers are delivered. @param hasSecret whether messages can be sent actively */
export function resolveDelivery(read: SettingReader, options: DeliveryOptions, hasSecret: boolean): DeliveryConfig {
  const number = (name: NumberOption, variable: string, check: (value: number) => string | undefined): number =>
    read.optionalNumber(name, variable, options[name], check) ?? DEFAULTS[name];
  const onDeadline = read.optionalChoice('onDeadline', 'WECOM_APP_ON_DEADLINE', options.onDeadline, [
    'push',
    'hold',
    'drop',
  ]);
  if (onDeadline === 'push' && !hasSecret) {
    read.problem(
      'onDeadline',
      'WECOM_APP_ON_DEADLINE',
      'push sends by message/send, which needs secret (WECOM_APP_SECRET)',
    );
  }
  const notice = read.optionalText('deadlineNotice', 'WECOM_APP_DEADLINE_NOTICE', options.deadlineNotice);
  const concurrency = ['parallel', 'per-user'] as const;
  return {
    replyDeadline: number('replyDeadline', 'WECOM_APP_REPLY_DEADLINE', deadlineProblem),
    onDeadline: onDeadline ?? (hasSecret ? 'push' : 'hold'),
    deadlineNotice: notice,
    dedupKey: read.optionalFunction('dedupKey', options.dedupKey),
    dedupRetention: number(
      'dedupRetention',
      'WECOM_APP_DEDUP_RETENTION',
      wholeFrom(SHORTEST_RETENTION, 'milliseconds'),
    ),
    concurrency:
      read.optionalChoice('concurrency', 'WECOM_APP_CONCURRENCY', options.concurrency, concurrency) ?? 'parallel',
    maxConcurrency: number('maxConcurrency', 'WECOM_APP_MAX_CONCURRENCY', wholeFrom(1, 'handlers')),
    queueLimit: number('queueLimit', 'WECOM_APP_QUEUE_LIMIT', wholeFrom(1, 'callbacks')),
    store: resolveStore(read, options.store),
    sessionTtl: number('sessionTtl', 'WECOM_APP_SESSION_TTL', wholeFrom(1_000, 'milliseconds')),
  };
}

type NumberOption = 'replyDeadline' | 'dedupRetention' | 'maxConcurrency' | 'queueLimit' | 'sessionTtl';

function deadlineProblem(milliseconds: number): string | undefined {
  return Number.isInteger(milliseconds) && milliseconds >= 1 && milliseconds <= 5_000
    ? undefined
    : 'must be a whole number of milliseconds from 1 to 5000, after which WeCom no longer waits';
}
