import './template-card.css';
import type { ConversationEntry } from '../../../page-api/index.js';
import { object, text } from '../read-json.js';
import { CardButtons } from './card-buttons.js';
import { CardCheckbox } from './card-checkbox.js';
import { CardFacts } from './card-facts.js';
import { CardHead } from './card-head.js';
import { CardLinks } from './card-links.js';
import { CardPictures } from './card-pictures.js';
import { CardQuote } from './card-quote.js';
import { CardSelects } from './card-selects.js';
import { CardSubmit } from './card-submit.js';
import { CardTitle } from './card-title.js';
import { useCard } from './use-card.js';

/** A template card (模板卡片) of any of the five types: each part shows itself when the card has it. */
export function TemplateCard({ entry }: { entry: ConversationEntry }) {
  const card = useCard(entry);
  const { content } = entry;
  const type = text(content, 'card_type');
  return (
    <article class={`card card--${type}`} data-card-type={type} aria-busy={card.isBusy}>
      <CardHead card={card} />
      <CardTitle content={content} />
      <CardPictures content={content} />
      <CardQuote quote={object(content, 'quote_area')} />
      <CardFacts content={content} />
      <CardCheckbox card={card} />
      <CardSelects card={card} />
      <CardButtons card={card} />
      <CardSubmit card={card} />
      <CardLinks content={content} />
    </article>
  );
}
