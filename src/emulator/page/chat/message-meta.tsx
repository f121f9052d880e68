import './message-meta.css';
import type { ConversationEntry } from '../../page-api/index.js';
import { locale, t } from '../i18n/index.js';
import { formatTime } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { DeliveryMark } from './delivery-mark.js';
import { InspectButton } from './inspect-button.js';

/** Under a message: when, by which road, what WeCom did to it, and the way to its exchange. */
export function MessageMeta({ entry, title }: { entry: ConversationEntry; title: string }) {
  const words = t().chat;
  return (
    <div class="message-meta">
      <time dateTime={new Date(entry.at).toISOString()}>{formatTime(entry.at, locale())}</time>
      {entry.road === 'sent' ? <DeliveryMark exchangeId={entry.exchangeId} /> : <span>{words[entry.road]}</span>}
      {entry.isSafe === true && (
        <span class="message-meta__mark">
          <Icon name="lock" size={13} />
          {words.safe}
        </span>
      )}
      {entry.isCut === true && (
        <span class="message-meta__mark message-meta__mark--warning" title={words.cutHint}>
          <Icon name="cut" size={13} />
          {words.cut}
        </span>
      )}
      <InspectButton entry={entry} title={title} />
    </div>
  );
}
