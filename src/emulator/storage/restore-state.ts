import type { PageConversation } from '../page-api/index.js';
import type { SentMessage, World } from '../world/index.js';
import type { SavedApp, SavedState } from './saved-state.js';

/** Brings back what an earlier run had into a fresh world. Media are brought back with their files. */
export function restoreState(world: World, saved: SavedState): void {
  world.apps.contacts.secret = saved.contactsSecret;
  // A department lies above those that name it, whatever the order they were made in.
  const waiting = [...saved.departments];
  for (let rounds = waiting.length; waiting.length > 0 && rounds >= 0; rounds -= 1) {
    for (const department of waiting.splice(0)) {
      const isKnown = department.parentId === 0 || world.directory.department(department.parentId) !== undefined;
      if (isKnown) world.directory.addDepartment(department);
      else waiting.push(department);
    }
  }
  for (const user of saved.users) world.directory.addUser(user);
  for (const tag of saved.tags) world.tags.add(tag);
  for (const app of saved.apps) restoreApp(world, app);
  for (const chat of saved.appChats) world.appChats.set(chat.chatId, chat);
  for (const { status, ...robot } of saved.robots) world.robots.add(robot, world.origin).status = status;
  for (const conversation of saved.conversations) restoreConversation(world, conversation);
}

function restoreApp(world: World, { callback, menu, verification, ...saved }: SavedApp): void {
  const { url, token, encodingAESKey } = callback;
  const { enabled, logoMediaId, reportLocationFlag, isReportEnter, trustedIps, miniPrograms, ...options } = saved;
  const app = world.apps.create({
    ...options,
    token,
    encodingAESKey,
    ...(url === undefined ? {} : { callbackUrl: url }),
    ...(trustedIps === undefined ? {} : { trustedIps }),
    ...(miniPrograms === undefined ? {} : { miniPrograms }),
  });
  Object.assign(app, { enabled, logoMediaId, reportLocationFlag, isReportEnter, menu, verification });
}

/** Messages of apps are known again, so that they can be taken back and their cards clicked and updated. */
function restoreConversation(world: World, { agentId, userId, chatId, entries }: PageConversation): void {
  if (chatId !== undefined) world.conversations.restore({ chatId }, entries);
  if (agentId === undefined || userId === undefined) return;
  world.conversations.restore({ agentId, userId }, entries);
  for (const { msgId, at, msgType, content, isSafe, isRecalled } of entries) {
    if (msgId === undefined) continue;
    const message: SentMessage = {
      channel: 'message',
      at,
      to: userId,
      agentId,
      msgId,
      chatId: undefined,
      msgType,
      content,
      safe: isSafe === true ? 1 : 0,
      cut: [],
      dropped: undefined,
      recalledAt: isRecalled === true ? at : undefined,
      updatedAt: undefined,
    };
    world.outbox.keep(message);
  }
}
