import './delivery-button.css';
import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { delivery, isSpecial } from '../state/index.js';
import { IconButton } from '../ui/icon-button.js';
import { Popover } from '../ui/popover.js';
import { DeliveryFields } from './delivery-fields.js';

/** How callbacks go out from now on: several times, late, or with a wrong signature. Marked while it is not ordinary. */
export function DeliveryButton() {
  const [isOpen, setOpen] = useState(false);
  const holder = useRef<HTMLSpanElement>(null);
  const opener = { current: holder.current?.querySelector('button') ?? null };
  const special = isSpecial(delivery.value);
  const words = t().composer;
  return (
    <span ref={holder} class={`delivery${special ? ' delivery--special' : ''}`}>
      <IconButton
        icon="delivery"
        label={special ? words.deliverySpecial : words.delivery}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <Popover class="delivery__popover" opener={opener} onClose={() => setOpen(false)}>
          <DeliveryFields value={delivery.value} onValue={(value) => (delivery.value = value)} />
        </Popover>
      )}
    </span>
  );
}
