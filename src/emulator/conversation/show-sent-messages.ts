import type { JsonObject } from '../json.js';
import type { ConversationEntry } from '../page-api/index.js';
import type { ConversationPlace, SentMessage, World } from '../world/index.js';
import { cardState } from './card-state.js';
import { shownContent } from './shown-content.js';

/** Has the messages of apps and robots appear in the conversations they belong to, and change there when they do. */
export function showSentMessages(world: World): void {
  /** A message to a group is sent to each member, but stands in the group once; its copies share their content. */
  const shownInGroup = new WeakSet<JsonObject>();
  world.outbox.listeners.add((message) => {
    const place = placeOf(world, message);
    if (place === undefined || message.dropped !== undefined) return;
    if ('chatId' in place) {
      if (shownInGroup.has(message.content)) return;
      shownInGroup.add(message.content);
    }
    world.conversations.add(place, entryOf(world, message));
  });
  world.outbox.changes.add((message) => {
    const place = placeOf(world, message);
    const entries = place === undefined ? [] : (world.conversations.at(place)?.entries ?? []);
    const entry = entries.find(({ msgId }) => msgId !== undefined && msgId === message.msgId);
    if (entry !== undefined) world.conversations.change(entry.id, changeOf(message, entry));
  });
}

/** A welcome message goes to a customer, who has no conversation here. */
function placeOf(world: World, message: SentMessage): ConversationPlace | undefined {
  const { channel, agentId, chatId, to } = message;
  if (channel === 'message' && agentId !== undefined) return { agentId, userId: to };
  if (channel === 'appchat' && chatId !== undefined) return { chatId };
  if (channel === 'robot') return { chatId: world.robots.byName(to)?.chatId ?? to };
  return undefined;
}

function entryOf(world: World, message: SentMessage): Omit<ConversationEntry, 'id'> {
  const { channel, agentId, to, msgType, msgId } = message;
  const content = shownContent(world, msgType, message.content);
  const card = msgType === 'template_card' && channel === 'message' ? cardState(content) : undefined;
  return {
    at: message.at,
    from: 'app',
    sender: agentId === undefined ? to : (world.apps.byAgentId(agentId)?.name ?? ''),
    msgType,
    content,
    road: 'active',
    ...(msgId === undefined ? {} : { msgId }),
    ...(message.cut.length === 0 ? {} : { isCut: true }),
    ...(message.safe === 0 ? {} : { isSafe: true }),
    ...(card === undefined ? {} : { card }),
  };
}

/** An updated card keeps its task_id, which the update does not name. */
function changeOf(
  { recalledAt, content, msgType }: SentMessage,
  before: ConversationEntry,
): Partial<ConversationEntry> {
  if (recalledAt !== undefined) return { isRecalled: true };
  if (msgType !== 'template_card') return { content };
  const { task_id: taskId } = before.content;
  const updated = taskId === undefined ? content : { ...content, task_id: taskId };
  return { content: updated, card: cardState(updated) ?? { isDone: true } };
}
