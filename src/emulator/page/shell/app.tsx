import './app.css';
import { Chat } from '../chat/index.js';
import { t } from '../i18n/index.js';
import { Inspector } from '../inspector/index.js';
import { isConnected, isInspectorOpen, isPhone, pane, world } from '../state/index.js';
import { Notices } from '../ui/notices.js';
import { ConversationList } from './conversation-list.js';
import { Dialogs } from './dialogs.js';
import { Rail } from './rail.js';

/** The whole page: rail, list, conversation and inspector; on a phone one of the last three at a time. */
export function App() {
  if (world.value === undefined) {
    return (
      <main class="app-loading" role="status">
        {isConnected.value ? t().loading : t().reconnecting}
      </main>
    );
  }
  const showsInspector = isPhone.value ? pane.value === 'inspector' : isInspectorOpen.value;
  return (
    <div class="app" data-pane={pane.value}>
      {!isConnected.value && (
        <p class="app__offline" role="alert">
          {t().reconnecting}
        </p>
      )}
      <Rail />
      {shows('list') && <ConversationList />}
      {shows('chat') && <Chat />}
      {showsInspector && <Inspector />}
      <Dialogs />
      <Notices />
    </div>
  );
}

function shows(which: 'list' | 'chat'): boolean {
  return !isPhone.value || pane.value === which;
}
