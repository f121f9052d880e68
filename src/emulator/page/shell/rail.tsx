import './rail.css';
import { switchLanguage, t } from '../i18n/index.js';
import {
  go,
  inspect,
  isInspectorOpen,
  isPhone,
  openDialog,
  pane,
  toggleInspector,
  unreadTotal,
} from '../state/index.js';
import { Icon, type IconName } from '../ui/icon.js';
import { MemberSwitch } from './member-switch.js';

/** The narrow column at the left edge; a bar at the lower edge of a phone, where it steps back for a conversation. */
export function Rail() {
  const words = t();
  if (isPhone.value && pane.value !== 'list') return null;
  const isInspecting = !isPhone.value && isInspectorOpen.value;
  return (
    <nav class="rail" aria-label={words.rail.label}>
      <MemberSwitch />
      <RailButton
        icon="messages"
        label={words.rail.messages}
        isCurrent={!isPhone.value || pane.value === 'list'}
        count={unreadTotal.value}
        onClick={() => isPhone.value && go({ isInspecting: false })}
      />
      <RailButton
        icon="inspector"
        label={words.rail.inspector}
        isCurrent={isInspecting}
        onClick={() => (isPhone.value ? inspect() : toggleInspector())}
      />
      <RailButton icon="event" label={words.rail.sendEvent} onClick={() => openDialog({ kind: 'event' })} />
      <span class="rail__space" />
      <button
        type="button"
        class="rail__language"
        aria-label={words.rail.language}
        title={words.otherLanguage}
        onClick={switchLanguage}
      >
        <Icon name="language" />
        <span>{words.otherLanguage}</span>
      </button>
    </nav>
  );
}

interface RailButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isCurrent?: boolean;
  readonly count?: number;
  readonly onClick: () => void;
}

function RailButton({ icon, label, isCurrent = false, count = 0, onClick }: RailButtonProps) {
  return (
    <button
      type="button"
      class={`rail__button${isCurrent ? ' rail__button--current' : ''}`}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} size={22} />
      <span class="rail__label">{label}</span>
      {count > 0 && (
        <span class="badge rail__badge">
          {count > 99 ? '99+' : count}
          <span class="visually-hidden"> {t().rail.unread(count)}</span>
        </span>
      )}
    </button>
  );
}
