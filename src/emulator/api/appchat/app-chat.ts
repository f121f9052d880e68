import {
  type AppCall,
  characterCount,
  cutToCharacters,
  invalidParam,
  Refusal,
  type Reply,
  takeRate,
} from '../../protocol/index.js';
import { type AppChat, opaqueId } from '../../world/index.js';

const MAX_NAME_CHARACTERS = 50;

/** @see https://developer.work.weixin.qq.com/document/path/90245 */
export function createAppChat(call: AppCall): Reply {
  const { world, app, params } = call;
  demandRootRange(call);
  const chatId = params.string('chatid') || opaqueId(32).replace(/[-_]/g, '0');
  if (chatId.length > 32) throw new Refusal(86205, 'chatid too long');
  if (!/^[0-9A-Za-z]+$/.test(chatId)) throw new Refusal(86001, 'invalid chatid');
  const userList = membersOf(call, params.strings('userlist') ?? []);
  demandMemberCount(call, userList, 2);
  const owner = params.string('owner');
  const ownerId = owner === undefined ? userList[0] : userList.find((userId) => sameUser(userId, owner));
  if (ownerId === undefined) throw new Refusal(86207, 'owner is not in userlist');
  if (world.appChats.has(chatId)) throw new Refusal(86215, 'chatid exists');
  takeRate(world, [{ key: 'appchat/create', limit: world.limits.appChatCreatePerDay, span: 'day' }]);
  const name = cutName(params.string('name') ?? '');
  world.appChats.set(chatId, { chatId, agentId: app.agentId, name, owner: ownerId, userList });
  return { chatid: chatId };
}

/** @see https://developer.work.weixin.qq.com/document/path/98914 */
export function getAppChat(call: AppCall): Reply {
  const { chatId, name, owner, userList } = demandAppChat(call, call.query.get('chatid'));
  return { chat_info: { chatid: chatId, name, owner, userlist: userList, chat_type: 0 } };
}

/** @see https://developer.work.weixin.qq.com/document/path/98913 */
export function updateAppChat(call: AppCall): Reply {
  const { world, params } = call;
  const chat = demandAppChat(call, params.string('chatid'));
  const added = membersOf(call, params.strings('add_user_list') ?? []);
  const removed = new Set((params.strings('del_user_list') ?? []).map((userId) => userId.toLowerCase()));
  const kept = chat.userList.filter((userId) => !removed.has(userId.toLowerCase()));
  const userList = [...new Set([...kept, ...added])];
  demandMemberCount(call, userList, 0);
  const owner = params.string('owner') ?? chat.owner;
  const ownerId = userList.find((userId) => sameUser(userId, owner));
  if (ownerId === undefined) throw new Refusal(86207, 'owner is not in userlist');
  takeRate(world, [{ key: 'appchat/update', limit: world.limits.appChatUpdatePerHour, span: 'hour' }]);
  chat.name = cutName(params.string('name') ?? chat.name);
  chat.owner = ownerId;
  chat.userList = userList;
  return {};
}

/** The group, for the app that created it (86008). */
export function demandAppChat(call: AppCall, chatId: string | null | undefined): AppChat {
  demandRootRange(call);
  if (!chatId) throw invalidParam('chatid');
  const chat = call.world.appChats.get(chatId);
  if (chat === undefined) throw new Refusal(40050);
  if (chat.agentId !== call.app.agentId) throw new Refusal(86008);
  return chat;
}

/** Group chats are for apps whose visible range is the root department. */
function demandRootRange({ world, app }: AppCall): void {
  if (!world.visibility.isRoot(app)) throw new Refusal(48002);
}

function membersOf({ world, app }: AppCall, userIds: readonly string[]): string[] {
  const members = userIds.map((userId) => {
    const user = world.visibility.user(app, userId);
    if (user === undefined) throw new Refusal(86216, `invalid member ${userId}`);
    return user.userId;
  });
  return [...new Set(members)];
}

function demandMemberCount({ world }: AppCall, userList: readonly string[], min: number): void {
  if (userList.length < min || userList.length > world.limits.appChatMembers) {
    throw new Refusal(86006, 'invalid member count');
  }
}

function cutName(name: string): string {
  return characterCount(name) > MAX_NAME_CHARACTERS ? cutToCharacters(name, MAX_NAME_CHARACTERS) : name;
}

function sameUser(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
