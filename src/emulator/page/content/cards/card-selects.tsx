import './card-selects.css';
import { useId } from 'preact/hooks';
import type { JsonObject } from '../../../json.js';
import { t } from '../../i18n/index.js';
import { flag, object, objects, text } from '../read-json.js';
import { chosenOption } from './selection-of.js';
import type { Card } from './use-card.js';

/** The drop-down lists: `select_list` of a multiple interaction, `button_selection` above buttons. */
export function CardSelects({ card }: { card: Card }) {
  const { content } = card.entry;
  const single = object(content, 'button_selection');
  const lists = [...(single === undefined ? [] : [single]), ...objects(content, 'select_list')];
  return (
    <>
      {lists.map((list) => (
        <Select key={text(list, 'question_key')} card={card} list={list} />
      ))}
    </>
  );
}

function Select({ card, list }: { card: Card; list: JsonObject }) {
  const id = useId();
  const question = text(list, 'question_key');
  return (
    <div class="card-select">
      <label class="card-select__label" for={id} dir="auto">
        {text(list, 'title') || t().card.choose}
      </label>
      <select
        id={id}
        class="card-select__box"
        disabled={card.isDone || flag(list, 'disable')}
        value={chosenOption(list, card.selection)}
        onChange={({ currentTarget }) => card.select(question, [currentTarget.value])}
      >
        {objects(list, 'option_list').map((option) => (
          <option key={text(option, 'id')} value={text(option, 'id')}>
            {text(option, 'text')}
          </option>
        ))}
      </select>
    </div>
  );
}
