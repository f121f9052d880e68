import './inspect-button.css';
import type { ConversationEntry } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { inspect } from '../state/index.js';
import { Icon } from '../ui/icon.js';

/** Opens the exchange that an entry belongs to. */
export function InspectButton({ entry, title }: { entry: ConversationEntry; title: string }) {
  const { exchangeId } = entry;
  if (exchangeId === undefined) return null;
  return (
    <button
      type="button"
      class="inspect-button"
      title={t().chat.inspect}
      aria-label={t().chat.inspectOf(title)}
      onClick={() => inspect(exchangeId)}
    >
      <Icon name="inspector" size={15} />
    </button>
  );
}
