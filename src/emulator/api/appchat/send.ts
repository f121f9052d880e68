import { type AppCall, type Reply, takeRate } from '../../protocol/index.js';
import { readContent, readSafe } from '../message/index.js';
import { demandAppChat } from './app-chat.js';

/**
 * `appchat/send`: no msgid comes back, so nothing can be recalled.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90248
 */
export function sendToAppChat(call: AppCall): Reply {
  const { world, app, params, now } = call;
  const chat = demandAppChat(call, params.string('chatid'));
  const message = readContent(call, 'appchat');
  const safe = readSafe(call, message);
  const { appChatPersonTimesPerMinute, appChatPersonTimesPerHour } = world.limits;
  const rules = [
    { key: 'appchat/send', limit: appChatPersonTimesPerMinute, span: 'minute' },
    { key: 'appchat/send', limit: appChatPersonTimesPerHour, span: 'hour' },
  ] as const;
  takeRate(world, rules, chat.userList.length);
  for (const userId of chat.userList) {
    world.outbox.add({
      ...message,
      channel: 'appchat',
      at: now,
      to: userId,
      agentId: app.agentId,
      chatId: chat.chatId,
      safe,
      dropped: mayReach(call, userId) ? undefined : 'frequency',
    });
  }
  return {};
}

/** Whoever gets too many is spared the rest, without an error. */
function mayReach({ world, app, now }: AppCall, userId: string): boolean {
  const key = `appchat:${app.agentId}:${userId.toLowerCase()}`;
  const { appChatMemberPerMinute, appChatMemberPerDay } = world.limits;
  const rules = [
    { key, limit: appChatMemberPerMinute, span: 'minute' },
    { key, limit: appChatMemberPerDay, span: 'day' },
  ] as const;
  return world.rates.take(rules, now, 1, false);
}
