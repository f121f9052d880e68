import './conversation-item.css';
import type { ConversationEntry } from '../../page-api/index.js';
import { preview } from '../content/index.js';
import { t } from '../i18n/index.js';
import { type ConversationRow, openConversation, unread } from '../state/index.js';
import { Avatar } from '../ui/avatar.js';
import { shortWhen } from './short-when.js';

interface ConversationItemProps {
  readonly row: ConversationRow;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
}

/** A line of the list: who, the last message, when, and how many are unread. */
export function ConversationItem({ row, isOpen, isTabStop }: ConversationItemProps) {
  const { id, name, group, last } = row;
  const count = unread.value.get(id) ?? 0;
  const says = last === undefined ? t().list.nothingYet : preview(last, t(), senderName(last, row));
  const prefix =
    group !== undefined && last !== undefined && last.from !== 'event' && last.isRecalled !== true
      ? `${last.sender}: `
      : '';
  return (
    <button
      type="button"
      class={`conversation-item${isOpen ? ' conversation-item--open' : ''}`}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => openConversation(id)}
    >
      <span class="conversation-item__avatar">
        <Avatar size="large" id={id.split(':').slice(0, 2).join(':')} name={name} />
        {count > 0 && (
          <span class="badge conversation-item__badge">
            {count > 99 ? '99+' : count}
            <span class="visually-hidden"> {t().rail.unread(count)}</span>
          </span>
        )}
      </span>
      <span class="conversation-item__words">
        <span class="conversation-item__line">
          <span class="conversation-item__name" dir="auto">
            {name}
          </span>
          {last !== undefined && <time class="conversation-item__time">{shortWhen(last.at)}</time>}
        </span>
        <span class="conversation-item__last" dir="auto">
          {prefix}
          {says}
        </span>
      </span>
    </button>
  );
}

/** An app speaks by its own name in its own conversation. */
function senderName({ from, sender }: ConversationEntry, { app, name }: ConversationRow): string {
  return from === 'app' && app !== undefined ? name : sender;
}
