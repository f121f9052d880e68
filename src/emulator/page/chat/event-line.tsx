import './event-line.css';
import type { ConversationEntry } from '../../page-api/index.js';
import { eventName } from '../content/index.js';
import { locale, t } from '../i18n/index.js';
import type { ConversationRow } from '../state/index.js';
import { formatTime } from '../ui/format.js';
import { InspectButton } from './inspect-button.js';
import { senderOf } from './sender-of.js';

/** A grey line in the middle: an event, or that a message was taken back. */
export function EventLine({ entry, row }: { entry: ConversationEntry; row: ConversationRow }) {
  const words =
    entry.isRecalled === true ? t().chat.recalled(senderOf(entry, row).name) : eventName(entry.content, t());
  return (
    <div class="event-line" data-entry={entry.id}>
      <span class="event-line__words" dir="auto">
        {words}
      </span>
      <time>{formatTime(entry.at, locale())}</time>
      <InspectButton entry={entry} title={words} />
    </div>
  );
}
