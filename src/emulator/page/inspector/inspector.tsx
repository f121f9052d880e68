import './inspector.css';
import { useState } from 'preact/hooks';
import type { Exchange } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { exchanges, goBack, isInspectorOpen, isPhone, openDialog, route, world } from '../state/index.js';
import { IconButton } from '../ui/icon-button.js';
import { ExchangeDetails } from './exchange-details.js';
import { ExchangeList } from './exchange-list.js';
import { Filter, type FilterKind } from './filter.js';

/** What was said between WeCom and the app: every callback and every API call, and what is inside each. */
export function Inspector() {
  const [kind, setKind] = useState<FilterKind>('all');
  const words = t().inspector;
  const { exchangeId } = route.value;
  const chosen = exchangeId === undefined ? undefined : exchanges.value.get(exchangeId);
  const shown = (world.value?.exchanges ?? []).filter((exchange) => kind === 'all' || exchange.kind === kind);
  // On a phone the details are a view of their own.
  const isPushed = isPhone.value && exchangeId !== undefined;
  return (
    <aside class="inspector" aria-label={words.label}>
      <header class="inspector__head">
        {isPhone.value && <IconButton icon="back" label={t().back} onClick={goBack} />}
        <h2 class="inspector__title">{words.label}</h2>
        {!isPushed && <Filter kind={kind} onKind={setKind} />}
        <IconButton icon="event" label={t().rail.sendEvent} onClick={() => openDialog({ kind: 'event' })} />
        {!isPhone.value && (
          <IconButton icon="close" label={t().close} onClick={() => (isInspectorOpen.value = false)} />
        )}
      </header>
      {!isPushed && <ExchangeList exchanges={shown} chosenId={exchangeId} />}
      {(isPushed || !isPhone.value) && <Details exchange={chosen} exchangeId={exchangeId} />}
    </aside>
  );
}

function Details({ exchange, exchangeId }: { exchange: Exchange | undefined; exchangeId: string | undefined }) {
  const words = t().inspector;
  if (exchange !== undefined) return <ExchangeDetails key={exchange.id} exchange={exchange} />;
  return <p class="inspector__hint">{exchangeId === undefined ? words.choose : words.gone}</p>;
}
