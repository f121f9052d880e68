import { object, text } from '../read-json.js';
import { CardDone } from './card-done.js';
import type { Card } from './use-card.js';

/** The button that submits a vote or the drop-down lists (`submit_button`). */
export function CardSubmit({ card }: { card: Card }) {
  const button = object(card.entry.content, 'submit_button');
  const hasQuestions = 'checkbox' in card.entry.content || 'select_list' in card.entry.content;
  if (button === undefined && !(card.isDone && hasQuestions)) return null;
  return (
    <div class="card-buttons">
      {card.isDone || button === undefined ? (
        <CardDone entry={card.entry} />
      ) : (
        <button
          type="button"
          class="card-button card-button--1"
          dir="auto"
          disabled={card.isBusy}
          onClick={() => card.click(text(button, 'key'))}
        >
          {text(button, 'text')}
        </button>
      )}
    </div>
  );
}
