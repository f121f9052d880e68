import './chat.css';
import { addFiles, Composer, MenuBar } from '../composer/index.js';
import { t } from '../i18n/index.js';
import { current, openDialog } from '../state/index.js';
import { ChatHeader } from './chat-header.js';
import { MessageLog } from './message-log.js';
import { useDrop } from './use-drop.js';

/** The open conversation: its messages, the app's menu and the composer. */
export function Chat() {
  const row = current.value;
  const app = row?.app;
  const canSpeak = app?.callbackUrl !== undefined;
  const { isOver, ...drop } = useDrop(canSpeak ? addFiles : undefined);
  if (row === undefined) return <main class="chat chat--none">{t().chat.choose}</main>;
  return (
    <main class="chat" {...drop}>
      <ChatHeader row={row} />
      <MessageLog key={row.id} row={row} />
      {app === undefined && <p class="chat__hint">{t().chat.groupHint}</p>}
      {app !== undefined && !canSpeak && (
        <p class="chat__hint">
          {t().chat.noCallback}{' '}
          <button type="button" class="text-button" onClick={() => openDialog({ kind: 'app', agentId: app.agentId })}>
            {t().chat.setCallback}
          </button>
        </p>
      )}
      {app !== undefined && canSpeak && (
        <>
          <MenuBar key={`menu ${app.agentId}`} app={app} />
          <Composer key={row.id} app={app} conversationId={row.id} />
        </>
      )}
      {isOver && <div class="chat__drop">{t().chat.dropHere}</div>}
    </main>
  );
}
