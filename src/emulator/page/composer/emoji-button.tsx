import './emoji-button.css';
import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { IconButton } from '../ui/icon-button.js';
import { Popover } from '../ui/popover.js';
import { moveFocus } from '../ui/roving.js';
import { EMOJI } from './emoji.js';

/** As many as `emoji-button.css` puts into a row. */
const COLUMNS = 8;

/** A picker of emoji; stays open, so that several can be chosen. */
export function EmojiButton({ onChoose }: { onChoose: (emoji: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const holder = useRef<HTMLSpanElement>(null);
  const opener = { current: holder.current?.querySelector('button') ?? null };
  return (
    <span ref={holder} class="emoji">
      <IconButton
        icon="emoji"
        label={t().composer.emoji}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <Popover class="emoji__popover" opener={opener} onClose={() => setOpen(false)}>
          <fieldset
            class="emoji__grid"
            aria-label={t().composer.emoji}
            onKeyDown={(event) => moveFocus(event, 'button', { columns: COLUMNS })}
          >
            {EMOJI.map((emoji, index) => (
              <button
                key={emoji}
                type="button"
                class="emoji__one"
                tabIndex={index === 0 ? 0 : -1}
                onClick={() => onChoose(emoji)}
              >
                {emoji}
              </button>
            ))}
          </fieldset>
        </Popover>
      )}
    </span>
  );
}
