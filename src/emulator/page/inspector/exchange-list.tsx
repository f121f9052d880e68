import './exchange-list.css';
import { useEffect, useRef } from 'preact/hooks';
import type { Exchange } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { inspect, isPhone } from '../state/index.js';
import { moveFocus } from '../ui/roving.js';
import { ExchangeRow } from './exchange-row.js';

interface ExchangeListProps {
  readonly exchanges: readonly Exchange[];
  readonly chosenId: string | undefined;
}

/** The exchanges, the newest first; the arrow keys choose. */
export function ExchangeList({ exchanges, chosenId }: ExchangeListProps) {
  const box = useRef<HTMLDivElement>(null);
  const words = t().inspector;
  const newestFirst = exchanges.toReversed();
  const tabStop = exchanges.some(({ id }) => id === chosenId) ? chosenId : newestFirst[0]?.id;

  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  const onMove = ({ dataset }: HTMLElement): void => {
    // On a phone choosing leaves the list, so there only Enter does.
    if (!isPhone.value && dataset.exchange !== undefined) inspect(dataset.exchange);
  };
  if (exchanges.length === 0) return <p class="exchange-list exchange-list--empty">{words.empty}</p>;
  return (
    <div
      ref={box}
      class="exchange-list"
      role="listbox"
      tabIndex={-1}
      aria-label={words.exchanges}
      onKeyDown={(event) => moveFocus(event, '[role="option"]', { onMove })}
    >
      {newestFirst.map((exchange) => (
        <ExchangeRow
          key={exchange.id}
          exchange={exchange}
          isChosen={exchange.id === chosenId}
          isTabStop={exchange.id === tabStop}
        />
      ))}
    </div>
  );
}
