import type { ConversationEntry } from '../../../page-api/index.js';
import { t } from '../../i18n/index.js';
import { text } from '../read-json.js';

/** The grey button of a card that was dealt with. */
export function CardDone({ entry }: { entry: ConversationEntry }) {
  return (
    <button type="button" class="card-button card-button--done" dir="auto" disabled>
      {entry.card?.replaceText || text(entry.content, 'replace_text') || t().card.done}
    </button>
  );
}
