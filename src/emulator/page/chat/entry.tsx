import type { ComponentChild } from 'preact';
import type { ConversationEntry } from '../../page-api/index.js';
import type { ConversationRow } from '../state/index.js';
import { EventLine } from './event-line.js';
import { Message } from './message.js';

interface EntryProps {
  readonly entry: ConversationEntry;
  readonly row: ConversationRow;
  /** A line that stands before it. */
  readonly before: ComponentChild;
}

/** One entry of a conversation: a message, or a grey line for an event or a message taken back. */
export function Entry({ entry, row, before }: EntryProps) {
  const isLine = entry.from === 'event' || entry.msgType === 'event' || entry.isRecalled === true;
  return (
    <>
      {before}
      {isLine ? <EventLine entry={entry} row={row} /> : <Message entry={entry} row={row} />}
    </>
  );
}
