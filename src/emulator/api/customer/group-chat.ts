import { type AppCall, invalidParam, Refusal, type Reply } from '../../protocol/index.js';
import { groupChatToWire } from '../../world/index.js';
import { pageOf } from '../paging.js';
import { demandCustomerContact } from './demand.js';

const MAX_MEMBERS_WITHOUT_FILTER = 1000;

/** @see https://developer.work.weixin.qq.com/document/path/92120 */
export function listGroupChats(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app, params } = call;
  const limit = params.needInt('limit');
  if (limit < 1 || limit > 1000) throw invalidParam('limit');
  const status = params.int('status_filter') ?? 0;
  const owners = params.object('owner_filter')?.strings('userid_list') ?? [];
  if (owners.length > 100) throw new Refusal(40032);
  if (owners.length === 0 && world.visibility.users(app).length > MAX_MEMBERS_WITHOUT_FILTER) throw new Refusal(81017);
  const wanted = new Set(owners.map((userId) => userId.toLowerCase()));
  const chats = world.groupChats
    .all()
    .filter((chat) => world.visibility.user(app, chat.owner) !== undefined)
    .filter((chat) => wanted.size === 0 || wanted.has(chat.owner.toLowerCase()))
    .filter((chat) => status === 0 || chat.status === status);
  const { items, nextCursor } = pageOf(chats, params.string('cursor'), limit);
  return {
    group_chat_list: items.map((chat) => ({ chat_id: chat.chatId, status: chat.status })),
    next_cursor: nextCursor || undefined,
  };
}

/** @see https://developer.work.weixin.qq.com/document/path/92122 */
export function getGroupChat(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, app, params } = call;
  const chat = world.groupChats.get(params.need('chat_id'));
  if (chat === undefined) throw new Refusal(40050);
  if (world.visibility.user(app, chat.owner) === undefined) throw new Refusal(60011);
  return { group_chat: groupChatToWire(chat, params.int('need_name') === 1) };
}
