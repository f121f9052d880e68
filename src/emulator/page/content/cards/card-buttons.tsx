import './card-buttons.css';
import { SafeLink } from '../../ui/safe-link.js';
import { number, objects, text } from '../read-json.js';
import { CardDone } from './card-done.js';
import type { Card } from './use-card.js';

/** The buttons of a button interaction; a grey one in their place once the card is done. */
export function CardButtons({ card }: { card: Card }) {
  const { content } = card.entry;
  const buttons = objects(content, 'button_list');
  if (buttons.length === 0) return null;
  if (card.isDone) {
    return (
      <div class="card-buttons">
        <CardDone entry={card.entry} />
      </div>
    );
  }
  return (
    <div class={`card-buttons card-buttons--${buttons.length === 2 ? 'beside' : 'below'}`}>
      {buttons.map((button, index) => {
        const className = `card-button card-button--${styleOf(number(button, 'style'))}`;
        if (number(button, 'type') === 1)
          return (
            <SafeLink key={index} class={className} url={text(button, 'url')}>
              {text(button, 'text')}
            </SafeLink>
          );
        return (
          <button
            key={text(button, 'key')}
            type="button"
            class={className}
            dir="auto"
            disabled={card.isBusy}
            onClick={() => card.click(text(button, 'key'))}
          >
            {text(button, 'text')}
          </button>
        );
      })}
    </div>
  );
}

/** 1 to 4; what is none of them counts as 1. */
function styleOf(style = 1): number {
  return [1, 2, 3, 4].includes(style) ? style : 1;
}
