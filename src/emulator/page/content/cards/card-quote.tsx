import './card-quote.css';
import type { JsonObject } from '../../../json.js';
import { SafeLink } from '../../ui/safe-link.js';
import { text } from '../read-json.js';

/** The quotation (`quote_area`), with a link when it has one. */
export function CardQuote({ quote }: { quote: JsonObject | undefined }) {
  if (quote === undefined) return null;
  return (
    <SafeLink class="card-quote" url={text(quote, 'url')}>
      <span class="card-quote__title" dir="auto">
        {text(quote, 'title')}
      </span>
      <span class="card-quote__text" dir="auto">
        {text(quote, 'quote_text')}
      </span>
    </SafeLink>
  );
}
