import './exchange-row.css';
import type { Exchange } from '../../page-api/index.js';
import { locale, t } from '../i18n/index.js';
import { inspect } from '../state/index.js';
import { formatDuration, formatExactTime } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { outcomeOf } from './outcome.js';

interface ExchangeRowProps {
  readonly exchange: Exchange;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
}

/** A line of the inspector: how it went, what it was, how often it was tried and how long it took. */
export function ExchangeRow({ exchange, isChosen, isTabStop }: ExchangeRowProps) {
  const words = t().inspector;
  const outcome = outcomeOf(exchange);
  const isCallback = exchange.kind === 'callback';
  const tries = isCallback ? exchange.tries.length : 1;
  const choose = (): void => inspect(exchange.id);
  return (
    <div
      class="exchange-row"
      role="option"
      data-exchange={exchange.id}
      aria-selected={isChosen}
      tabIndex={isTabStop ? 0 : -1}
      onClick={choose}
      onKeyDown={({ key }) => (key === 'Enter' || key === ' ') && choose()}
    >
      <span class={`exchange-row__outcome exchange-row__outcome--${outcome}`} title={words[outcome]}>
        <Icon name={ICONS[outcome]} size={17} />
        <span class="visually-hidden">{words[outcome]}</span>
      </span>
      <span class="exchange-row__kind" title={isCallback ? words.callbacks : words.api}>
        <Icon name={isCallback ? 'callback' : 'api'} size={14} />
      </span>
      <span class="exchange-row__title" dir="auto">
        {exchange.title}
      </span>
      {tries > 1 && <span class="exchange-row__tries">×{tries}</span>}
      <span class="exchange-row__result">{resultOf(exchange)}</span>
      <time class="exchange-row__time">{formatExactTime(exchange.at, locale()).slice(0, 8)}</time>
    </div>
  );
}

const ICONS = { running: 'running', done: 'check', warned: 'warning', failed: 'failed' } as const;

/** The duration of a callback, the errcode of a call. */
function resultOf(exchange: Exchange): string {
  if (exchange.kind === 'api') return String(exchange.errCode ?? exchange.status);
  const duration = exchange.tries.at(-1)?.durationMs;
  return duration === undefined ? '…' : formatDuration(duration);
}
