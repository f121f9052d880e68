import './card-checkbox.css';
import { useId } from 'preact/hooks';
import { t } from '../../i18n/index.js';
import { flag, number, object, objects, text } from '../read-json.js';
import { checkedOptions } from './selection-of.js';
import type { Card } from './use-card.js';

/** The options of a vote (`checkbox`): radio buttons, or boxes when several may be chosen. */
export function CardCheckbox({ card }: { card: Card }) {
  const name = useId();
  const box = object(card.entry.content, 'checkbox');
  if (box === undefined) return null;
  const question = text(box, 'question_key');
  const isMultiple = number(box, 'mode') === 1;
  const options = objects(box, 'option_list');
  const chosen = checkedOptions(box, card.selection);
  const choose = (id: string, isChosen: boolean): void => {
    const others = isMultiple ? chosen.filter((other) => other !== id) : [];
    card.select(question, isChosen ? [...others, id] : others);
  };
  return (
    <fieldset class="card-checkbox" disabled={card.isDone || flag(box, 'disable')}>
      <legend class="visually-hidden">{isMultiple ? t().card.multiple : t().card.single}</legend>
      {options.map((option) => (
        <label key={text(option, 'id')} class="card-checkbox__option">
          <input
            type={isMultiple ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(text(option, 'id'))}
            onChange={({ currentTarget }) => choose(text(option, 'id'), currentTarget.checked)}
          />
          <span dir="auto">{text(option, 'text')}</span>
        </label>
      ))}
    </fieldset>
  );
}
