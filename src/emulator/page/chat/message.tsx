import './message.css';
import type { ConversationEntry } from '../../page-api/index.js';
import { Content, isBubble, preview } from '../content/index.js';
import { t } from '../i18n/index.js';
import type { ConversationRow } from '../state/index.js';
import { Avatar } from '../ui/avatar.js';
import { MessageMeta } from './message-meta.js';
import { senderOf } from './sender-of.js';
import { Watermark } from './watermark.js';

/** A message with its sender's avatar, and below it when and how it came. */
export function Message({ entry, row }: { entry: ConversationEntry; row: ConversationRow }) {
  const sender = senderOf(entry, row);
  const isGroup = row.group !== undefined;
  return (
    <div class={`message message--${sender.isMe ? 'own' : 'other'}`} data-entry={entry.id} data-type={entry.msgType}>
      <Avatar isPerson={sender.isPerson} id={sender.id} name={sender.name} url={sender.avatarUrl} />
      <div class="message__column">
        {/* Readers hear who speaks; in a group everybody sees it. */}
        <span class={isGroup && !sender.isMe ? 'message__sender' : 'visually-hidden'} dir="auto">
          {sender.isMe ? t().list.you : sender.name}
        </span>
        <div class={`message__body${isBubble(entry) ? ' message__body--bubble' : ''}`}>
          <Content entry={entry} />
          {entry.isSafe === true && <Watermark />}
        </div>
        <MessageMeta entry={entry} title={preview(entry, t())} />
      </div>
    </div>
  );
}
