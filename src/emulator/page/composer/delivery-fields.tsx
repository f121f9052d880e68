import './delivery-fields.css';
import { useId } from 'preact/hooks';
import type { DeliveryOptions } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { formatDuration } from '../ui/format.js';

const TIMES = [1, 2, 3, 10];
const DELAYS_MS = [0, 1000, 3000, 10_000];

interface DeliveryFieldsProps {
  readonly value: DeliveryOptions;
  readonly onValue: (value: DeliveryOptions) => void;
}

/** The form for the delivery of a callback. */
export function DeliveryFields({ value, onValue }: DeliveryFieldsProps) {
  const id = useId();
  const words = t().composer;
  return (
    <fieldset class="delivery-fields">
      <legend class="delivery-fields__legend">{words.delivery}</legend>
      <label for={`${id}-times`}>{words.times}</label>
      <select
        id={`${id}-times`}
        class="field__input"
        value={value.times ?? 1}
        onChange={({ currentTarget }) => onValue({ ...value, times: Number(currentTarget.value) })}
      >
        {TIMES.map((times) => (
          <option key={times} value={times}>
            {words.timesOption(times)}
          </option>
        ))}
      </select>
      <label for={`${id}-delay`}>{words.delay}</label>
      <select
        id={`${id}-delay`}
        class="field__input"
        value={value.delayMs ?? 0}
        onChange={({ currentTarget }) => onValue({ ...value, delayMs: Number(currentTarget.value) })}
      >
        {DELAYS_MS.map((delay) => (
          <option key={delay} value={delay}>
            {delay === 0 ? words.noDelay : formatDuration(delay)}
          </option>
        ))}
      </select>
      <label class="delivery-fields__check">
        <input
          type="checkbox"
          checked={value.breakSignature === true}
          onChange={({ currentTarget }) => onValue({ ...value, breakSignature: currentTarget.checked })}
        />
        {words.breakSignature}
      </label>
      <button type="button" class="text-button delivery-fields__check" onClick={() => onValue({})}>
        {words.ordinary}
      </button>
    </fieldset>
  );
}
