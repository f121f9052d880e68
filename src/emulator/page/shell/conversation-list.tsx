import './conversation-list.css';
import { useState } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { current, isPhone, rows } from '../state/index.js';
import { Icon } from '../ui/icon.js';
import { moveFocus } from '../ui/roving.js';
import { ConversationItem } from './conversation-item.js';

/** The member's conversations with apps and in groups. */
export function ConversationList() {
  const [wanted, setWanted] = useState('');
  const words = t().list;
  const needle = wanted.trim().toLowerCase();
  const shown = rows.value.filter(({ name }) => name.toLowerCase().includes(needle));
  const open = isPhone.value ? undefined : current.value?.id;
  // One of them is reached by Tab, the others by the arrow keys.
  const first = shown.find(({ id }) => id === open)?.id ?? shown[0]?.id;
  return (
    <section class="conversation-list" aria-label={words.label}>
      <div class="conversation-list__search">
        <Icon name="search" size={16} />
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={wanted}
          onInput={({ currentTarget }) => setWanted(currentTarget.value)}
        />
      </div>
      <ul class="conversation-list__items" onKeyDown={(event) => moveFocus(event, '.conversation-item')}>
        {shown.map((row) => (
          <li key={row.id}>
            <ConversationItem row={row} isOpen={row.id === open} isTabStop={row.id === first} />
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p class="conversation-list__empty">{rows.value.length === 0 ? words.noApps : words.noMatch}</p>
      )}
    </section>
  );
}
