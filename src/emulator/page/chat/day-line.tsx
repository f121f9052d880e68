import './day-line.css';
import { locale, t } from '../i18n/index.js';
import { daysBetween, formatDay } from '../ui/format.js';

/** Where a new day begins. */
export function DayLine({ at }: { at: number }) {
  const days = daysBetween(at, Date.now());
  const day = days === 0 ? t().chat.today : days === 1 ? t().list.yesterday : formatDay(at, Date.now(), locale());
  return <div class="day-line">{day}</div>;
}
