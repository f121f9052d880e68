import type { ConversationEntry } from '../../page-api/index.js';
import { type ConversationRow, me, world } from '../state/index.js';

/** Whose message it is, as the page shows them. */
export interface Sender {
  readonly name: string;
  /** Decides the colour of the avatar. */
  readonly id: string;
  readonly avatarUrl?: string | undefined;
  readonly isPerson: boolean;
  readonly isMe: boolean;
}

export function senderOf({ from, sender }: ConversationEntry, { id, name, app }: ConversationRow): Sender {
  if (from === 'user') {
    const user = world.value?.users.find(({ userId }) => userId === sender);
    return {
      name: user?.name ?? sender,
      id: sender,
      avatarUrl: user?.avatarUrl,
      isPerson: true,
      isMe: sender === me.value?.userId,
    };
  }
  // In a group several apps and robots speak; the name the entry carries says which.
  return app === undefined
    ? { name: sender, id: sender, isPerson: false, isMe: false }
    : { name, id: id.split(':').slice(0, 2).join(':'), isPerson: false, isMe: false };
}
