import { locale, t } from '../i18n/index.js';
import { daysBetween, formatDay, formatTime } from '../ui/format.js';

/** When, as short as it can be said: the time today, "yesterday", else the day. */
export function shortWhen(at: number): string {
  const now = Date.now();
  const days = daysBetween(at, now);
  if (days === 0) return formatTime(at, locale());
  return days === 1 ? t().list.yesterday : formatDay(at, now, locale());
}
