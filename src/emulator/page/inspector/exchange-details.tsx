import './exchange-details.css';
import type { Exchange } from '../../page-api/index.js';
import { ApiDetails } from './api-details.js';
import { CallbackDetails } from './callback-details.js';

/** Everything about one exchange. */
export function ExchangeDetails({ exchange }: { exchange: Exchange }) {
  return (
    <section class="exchange-details" aria-label={exchange.title}>
      {exchange.kind === 'callback' ? <CallbackDetails exchange={exchange} /> : <ApiDetails exchange={exchange} />}
    </section>
  );
}
