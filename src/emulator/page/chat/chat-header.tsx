import './chat-header.css';
import { t } from '../i18n/index.js';
import {
  type ConversationRow,
  goBack,
  inspect,
  isInspectorOpen,
  isPhone,
  openDialog,
  toggleInspector,
} from '../state/index.js';
import { IconButton } from '../ui/icon-button.js';

/** The name of the conversation and what can be done with it. */
export function ChatHeader({ row }: { row: ConversationRow }) {
  const { name, app, group } = row;
  const about = app?.description ?? (group === undefined ? '' : membersOf(group.memberIds));
  return (
    <header class="chat-header">
      {isPhone.value && <IconButton icon="back" label={t().back} onClick={goBack} />}
      <div class="chat-header__words">
        <h1 class="chat-header__name" dir="auto">
          {name}
        </h1>
        {about !== '' && (
          <p class="chat-header__about" dir="auto">
            {about}
          </p>
        )}
      </div>
      {app !== undefined && (
        <IconButton
          icon="settings"
          label={t().chat.settings}
          onClick={() => openDialog({ kind: 'app', agentId: app.agentId })}
        />
      )}
      {isPhone.value ? (
        <IconButton icon="inspector" label={t().rail.inspector} onClick={() => inspect()} />
      ) : (
        <IconButton
          icon="inspector"
          label={t().rail.inspector}
          aria-pressed={isInspectorOpen.value}
          onClick={toggleInspector}
        />
      )}
    </header>
  );
}

function membersOf(memberIds: readonly string[]): string {
  return memberIds.length === 0 ? '' : `${t().chat.members(memberIds.length)} · ${memberIds.slice(0, 8).join(', ')}`;
}
