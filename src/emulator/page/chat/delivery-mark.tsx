import type { CallbackExchange } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { exchanges } from '../state/index.js';
import { formatDuration } from '../ui/format.js';
import { Icon } from '../ui/icon.js';

/** What became of the callback that a member's message caused. */
export function DeliveryMark({ exchangeId }: { exchangeId: string | undefined }) {
  const exchange = exchangeId === undefined ? undefined : exchanges.value.get(exchangeId);
  if (exchange?.kind !== 'callback') return null;
  const words = t().chat;
  // WeCom has no callback for it, e.g. for a file.
  if (exchange.tries.length === 0 && exchange.state === 'done') return <span>{words.notReported}</span>;
  const tries = exchange.tries.length > 1 ? ` · ${words.tries(exchange.tries.length)}` : '';
  switch (exchange.state) {
    case 'running':
      return (
        <span class="message-meta__mark">
          <Icon name="running" size={13} />
          {words.waiting}
          {tries}
        </span>
      );
    case 'done':
      return (
        <span class="message-meta__mark message-meta__mark--success">
          <Icon name="check" size={13} />
          {words.answered(formatDuration(lastDuration(exchange)))}
          {tries}
        </span>
      );
    case 'failed':
      return (
        <span class="message-meta__mark message-meta__mark--danger">
          <Icon name="failed" size={13} />
          {words.failed}
          {tries}
        </span>
      );
  }
}

function lastDuration({ tries }: CallbackExchange): number {
  return tries.at(-1)?.durationMs ?? 0;
}
