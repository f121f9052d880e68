import './card-head.css';
import { t } from '../../i18n/index.js';
import { isOnEmulator } from '../../ui/address.js';
import { Icon } from '../../ui/icon.js';
import { MenuButton } from '../../ui/menu-button.js';
import { number, object, objects, text } from '../read-json.js';
import type { Card } from './use-card.js';

/** Where the card is from (`source`), and the menu at its upper right corner (`action_menu`). */
export function CardHead({ card }: { card: Card }) {
  const { content } = card.entry;
  const source = object(content, 'source');
  const menu = object(content, 'action_menu');
  if (source === undefined && menu === undefined) return null;
  return (
    <header class="card-head">
      {source !== undefined && (
        <Source
          icon={text(source, 'icon_url')}
          desc={text(source, 'desc')}
          colour={number(source, 'desc_color') ?? 0}
        />
      )}
      {menu !== undefined && (
        <MenuButton
          class="icon-button card-head__menu"
          label={text(menu, 'desc') || t().card.actions}
          isDisabled={card.isBusy}
          items={objects(menu, 'action_list').map((action) => ({
            key: text(action, 'key'),
            label: text(action, 'text'),
            onChoose: () => card.click(text(action, 'key'), true),
          }))}
        >
          <Icon name="more" size={18} />
        </MenuButton>
      )}
    </header>
  );
}

function Source({ icon, desc, colour }: { icon: string; desc: string; colour: number }) {
  return (
    <span class={`card-head__source card-head__source--${colour}`} dir="auto">
      {icon !== '' && isOnEmulator(icon) && <img class="card-head__icon" src={icon} alt="" />}
      {desc}
    </span>
  );
}
