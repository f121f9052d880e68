import type { Callback, PassiveAnswer } from '../callback/index.js';
import type { World } from '../world/index.js';
import { shownContent } from './shown-content.js';

/** Puts a passive reply before the member, or changes the card that the member clicked; answers warnings. */
export function showReply(world: World, callback: Callback, exchangeId: string, reply: PassiveAnswer): string[] {
  const { app, userId, cardEntryId } = callback;
  if (reply.msgType === 'update_button' || reply.msgType === 'update_template_card') {
    return updateCard(world, cardEntryId, userId, reply);
  }
  world.conversations.add(
    { agentId: app.agentId, userId },
    {
      at: world.clock.now(),
      from: 'app',
      sender: app.name,
      msgType: reply.msgType,
      content: shownContent(world, reply.msgType, reply.content),
      road: 'passive',
      exchangeId,
      ...(reply.isCut ? { isCut: true } : {}),
    },
  );
  return [];
}

/** Only the copy of the member who clicked changes. */
function updateCard(world: World, cardEntryId: string | undefined, userId: string, reply: PassiveAnswer): string[] {
  const entry = cardEntryId === undefined ? undefined : world.conversations.entry(cardEntryId);
  const copies = entry?.msgId === undefined ? [] : world.outbox.copies(entry.msgId);
  const copy = copies.find(({ to }) => to === userId);
  if (copy === undefined) return ['there is no card to update: the event was not made by a click on one'];
  const content = reply.msgType === 'update_button' ? { ...copy.content, ...reply.content } : reply.content;
  world.outbox.update(copy, content, world.clock.now());
  return [];
}
