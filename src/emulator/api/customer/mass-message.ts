import type { JsonObject } from '../../json.js';
import { type AppCall, invalidParam, Refusal, type Reply } from '../../protocol/index.js';
import { opaqueId } from '../../world/index.js';
import { readCustomerMessage } from './attachments.js';
import { demandCustomerContact, demandFollower } from './demand.js';

/** Whom a mass message goes to, and whom it cannot. */
interface Targets {
  readonly reached: readonly string[];
  readonly failed: readonly string[];
}

/**
 * `add_msg_template`: a task that members must confirm; nothing is sent before.
 *
 * @see https://developer.work.weixin.qq.com/document/path/92135
 */
export function addMessageTemplate(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app, params, now } = call;
  const chatType = params.string('chat_type') ?? 'single';
  if (chatType !== 'single' && chatType !== 'group') throw invalidParam('chat_type');
  const { text, attachments } = readCustomerMessage(call);
  const written = params.string('sender');
  const sender = written === undefined ? undefined : demandFollower(call, written).userId;
  const { reached, failed } = chatType === 'single' ? readCustomers(call, sender) : readGroups(call, sender);
  if (reached.length === 0) throw new Refusal(41048);
  const msgId = opaqueId(32);
  const wire = attachments.map(({ msgType, content }): JsonObject => ({ msgtype: msgType, [msgType]: content }));
  world.massTasks.push({
    msgId,
    at: now,
    agentId: app.agentId,
    chatType,
    sender,
    targets: reached,
    text,
    attachments: wire,
  });
  return { fail_list: failed, msgid: msgId };
}

/** `external_userid`, or all customers of the sender or with the tags. */
function readCustomers({ world, params }: AppCall, sender: string | undefined): Targets {
  const named = params.strings('external_userid') ?? [];
  if (named.length > 10_000) throw invalidParam('external_userid');
  if (named.length > 0) {
    const isReached = (id: string): boolean =>
      sender === undefined ? world.customers.get(id) !== undefined : world.customers.follow(sender, id) !== undefined;
    return { reached: named.filter(isReached), failed: named.filter((id) => !isReached(id)) };
  }
  const tagFilter = params.object('tag_filter')?.objects('group_list') ?? [];
  if (sender === undefined && tagFilter.length === 0) throw new Refusal(40063);
  const alternatives = tagFilter.map((group) => group.strings('tag_list') ?? []);
  const candidates = sender === undefined ? world.customers.all() : world.customers.of(sender);
  const reached = candidates.filter(({ followUsers }) => {
    const tagIds = new Set([...followUsers.values()].flatMap((follow) => [...follow.tagIds]));
    return alternatives.every((oneOf) => oneOf.some((id) => tagIds.has(id)));
  });
  return { reached: reached.map(({ externalUserId }) => externalUserId), failed: [] };
}

/** `chat_id_list`, or all groups of the sender, whom a group task must name. */
function readGroups({ world, params }: AppCall, sender: string | undefined): Targets {
  if (sender === undefined) throw invalidParam('sender');
  const owned = world.groupChats.all().filter(({ owner }) => owner.toLowerCase() === sender.toLowerCase());
  const ownedIds = new Set(owned.map(({ chatId }) => chatId));
  const named = params.strings('chat_id_list') ?? [];
  if (named.length > 2000) throw invalidParam('chat_id_list');
  if (named.length === 0) return { reached: [...ownedIds], failed: [] };
  return { reached: named.filter((id) => ownedIds.has(id)), failed: named.filter((id) => !ownedIds.has(id)) };
}
