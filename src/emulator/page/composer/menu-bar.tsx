import './menu-bar.css';
import type { PageApp, PageMenuButton } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { attempt, me } from '../state/index.js';
import { webAddress } from '../ui/address.js';
import { Icon } from '../ui/icon.js';
import { MenuButton } from '../ui/menu-button.js';
import { actions } from '../wire/index.js';

/** The app's own menu (自定义菜单): up to three buttons, each with up to five below it. */
export function MenuBar({ app }: { app: PageApp }) {
  if (app.menu.length === 0) return null;
  const click = (button: PageMenuButton, ...path: number[]): void => {
    const userId = me.value?.userId;
    if (userId === undefined) return;
    void attempt(() => actions.clickMenu({ userId, agentId: app.agentId, path }));
    const address = button.type === 'view' ? webAddress(button.url ?? '') : undefined;
    if (address !== undefined) open(address, '_blank', 'noopener,noreferrer');
  };
  return (
    <nav class="menu-bar" aria-label={t().menu.label}>
      {app.menu.map((button, index) =>
        button.subButtons.length === 0 ? (
          <button
            key={button.name}
            type="button"
            class="menu-bar__button"
            dir="auto"
            onClick={() => click(button, index)}
          >
            {button.name}
          </button>
        ) : (
          <MenuButton
            key={button.name}
            class="menu-bar__button"
            label={t().menu.open(button.name)}
            place="above"
            items={button.subButtons.map((below, at) => ({
              key: `${at} ${below.name}`,
              label: below.name,
              onChoose: () => click(below, index, at),
            }))}
          >
            <Icon name="menu" size={15} />
            <span dir="auto">{button.name}</span>
          </MenuButton>
        ),
      )}
    </nav>
  );
}
