import { t } from '../i18n/index.js';
import { isPhone, me, speakAs, world } from '../state/index.js';
import { Avatar } from '../ui/avatar.js';
import { MenuButton } from '../ui/menu-button.js';

/** The member one speaks as, and the others one could speak as. */
export function MemberSwitch() {
  const user = me.value;
  if (user === undefined) return null;
  const items = (world.value?.users ?? []).map(({ userId, name, avatarUrl }) => ({
    key: userId,
    isChecked: userId === user.userId,
    label: (
      <>
        <Avatar isPerson size="small" id={userId} name={name} url={avatarUrl} />
        <span dir="auto">{name}</span>
      </>
    ),
    onChoose: () => speakAs(userId),
  }));
  return (
    <MenuButton
      class="rail__avatar"
      label={t().rail.switchMember(user.name)}
      items={items}
      place={isPhone.value ? 'above-start' : 'beside'}
    >
      <Avatar isPerson id={user.userId} name={user.name} url={user.avatarUrl} />
    </MenuButton>
  );
}
